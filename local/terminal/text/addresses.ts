/** Where something is mended at Google. */

export const CREDENTIALS = "https://console.cloud.google.com/apis/credentials";
export const CONNECTIONS = "https://myaccount.google.com/connections";
export const CONSENT = "https://console.cloud.google.com/auth/audience";
export const DELEGATION = "https://admin.google.com/ac/owl/domainwidedelegation";
