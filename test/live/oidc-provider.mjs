/**
 * oidc-provider, on this machine, in the place of Google's sign-in. Run as a child process: it says
 * its port, and everything secret that passes through it. What the person does at the consent screen
 * depends on their address: deny@… declines, less@… refuses Chat's last scope, mute@… does not tell
 * the address, switch@… signs in as mallory@example.com, anybody else agrees.
 * What it cannot play is added: Google's revocation, which asks for no client.
 */
import { createServer } from "node:http";
import Provider from "oidc-provider";

const { clients, scopes, port } = JSON.parse(process.argv[2] ?? "{}");
const server = createServer();
await new Promise((ready) => server.listen(port ?? 0, "127.0.0.1", ready));
const issuer = `http://127.0.0.1:${server.address().port}`;
const grants = new Set();

const provider = new Provider(issuer, {
  clients,
  scopes,
  pkce: { required: () => true, methods: ["S256"] },
  features: {
    devInteractions: { enabled: false },
    introspection: { enabled: true },
    rpInitiatedLogout: { enabled: false },
  },
  issueRefreshToken: async () => true,
  rotateRefreshToken: true,
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  claims: { openid: ["sub"], email: ["email", "email_verified"] },
  // As Google does, the address stands in the ID token.
  conformIdTokenClaims: false,
  findAccount: (_, accountId) => ({
    accountId,
    claims: async () => ({ sub: accountId, email: accountId, email_verified: true }),
  }),
  cookies: { keys: ["of these tests"] },
});
provider.use(async (context, next) => {
  await next();
  if (context.path !== "/token") return;
  process.send({ request: context.oidc?.params, response: context.body });
});

server.on("request", async (request, response) => {
  const url = new URL(request.url, issuer);
  if (url.pathname === "/revoke") return revoke(url.searchParams.get("token"), response);
  if (!url.pathname.startsWith("/interaction/")) return provider.callback()(request, response);
  const { params } = await provider.interactionDetails(request, response);
  const result = await decide(params);
  await provider.interactionFinished(request, response, result);
});

async function decide({ client_id: clientId, scope, login_hint: hint = "me@example.com" }) {
  if (hint.startsWith("deny")) return { error: "access_denied" };
  const accountId = hint.startsWith("switch") ? "mallory@example.com" : hint;
  const all = scope.split(" ");
  const refused = [
    ...(hint.startsWith("less") ? all.filter((each) => each.startsWith("https:")).slice(-1) : []),
    ...(hint.startsWith("mute") ? ["email"] : []),
  ];
  const asked = all.filter((each) => !refused.includes(each));
  const grant = new provider.Grant({ accountId, clientId });
  grant.addOIDCScope(asked.join(" "));
  grant.rejectOIDCScope(refused.join(" "));
  const grantId = await grant.save();
  grants.add(grantId);
  return { login: { accountId }, consent: { grantId } };
}

/** https://developers.google.com/identity/protocols/oauth2/native-app#tokenrevoke */
async function revoke(token, response) {
  const known = await provider.RefreshToken.find(token ?? "");
  if (known) await end(known.grantId);
  const body = known ? {} : { error: "invalid_token" };
  response.writeHead(known ? 200 : 400, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

async function end(grantId) {
  await provider.RefreshToken.revokeByGrantId(grantId);
  await provider.AccessToken.revokeByGrantId(grantId);
}

/** As when somebody removes the app in their account. */
process.on("message", async () => {
  for (const grantId of grants) await end(grantId);
  process.send({ ended: true });
});
process.send({ issuer });
