/** What a person has not granted, or has lost, and how Google says so; each can be switched on. */
export const scriptFaultDescriptions = {
  "no-box-ticked": "The person has ticked no box on Google's consent screen",
  "chat-box-unticked": "The person has not ticked the box for creating spaces",
  "refused-by-script": "Apps Script refuses Chat: in the person's language, without details",
  "grant-lost": "A page that stayed open has lost its grant: the script does not even start",
};

export type ScriptFaultName = keyof typeof scriptFaultDescriptions;
export const scriptFaultNames: readonly ScriptFaultName[] =
  Object.keys(scriptFaultDescriptions).filter(isScriptFaultName);

export function isScriptFaultName(name: string): name is ScriptFaultName {
  return Object.hasOwn(scriptFaultDescriptions, name);
}
