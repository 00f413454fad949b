import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** @typedef {import("../local/google/chat/definition.ts").ApiDefinition} ApiDefinition */
/** @typedef {import("../local/google/chat/definition.ts").FieldDefinition} FieldDefinition */

const require = createRequire(import.meta.url);
/** @type {import("protobufjs")} */
const protobuf = require("protobufjs");

const files = [
  ...["chat_service", "space", "space_setup", "membership", "user", "group", "history_state"],
  ...["audience", "message", "markup_syntax"],
];
/** What a message may have beside its text, in files that are not read. */
const UNREAD = [
  ...[/^google\.apps\.card\./, /^ContextualAddOnMarkup\./, /^ActionStatus$/, /^Annotation$/],
  ...[/^Attachment$/, /^DeletionMetadata$/, /^EmojiReactionSummary$/, /^MatchedUrl$/],
  /^SlashCommand$/,
];
const VERBS = ["get", "post", "patch"];
const SCALARS = [
  "string",
  "bool",
  "int32",
  "google.protobuf.Timestamp",
  "google.protobuf.FieldMask",
];

// The REST names stand in no .proto file: they are Google's
// (https://developers.google.com/workspace/chat/api/reference/rest). All else is read.
const restNames = Object.entries({
  CreateSpace: "spaces.create",
  SetUpSpace: "spaces.setup",
  GetSpace: "spaces.get",
  ListSpaces: "spaces.list",
  FindDirectMessage: "spaces.findDirectMessage",
  CreateMembership: "spaces.members.create",
  ListMemberships: "spaces.members.list",
  GetMembership: "spaces.members.get",
  UpdateMembership: "spaces.members.patch",
  CreateMessage: "spaces.messages.create",
});

/**
 * Reads routes, fields, enums, oneofs, field behaviours and scopes of the ten methods from the
 * `.proto` files that Google publishes.
 * @param {string} folder of an unpacked `@google-apps/chat`; older ones have fewer files
 * @returns {ApiDefinition} plain data, fit for JSON
 * @throws if a file is missing or no longer says what is read from it
 */
export function readDefinition(folder) {
  const root = new protobuf.Root();
  const paths = files.map((file) => join(folder, "build/protos/google/chat/v1", `${file}.proto`));
  for (const path of paths.filter(existsSync)) {
    const source = readFileSync(path, "utf8");
    protobuf.parse(source, root, { keepCase: true, alternateCommentMode: true });
  }
  const service = root.lookupService("google.chat.v1.ChatService");
  /** @type {ApiDefinition} */
  const definition = { methods: [], messages: {}, enums: {} };
  for (const [rpc, name] of restNames) {
    const method = readMethod(service.methods[rpc], name);
    definition.methods.push(method);
    addMessage(definition, root.lookupType(method.request));
  }
  return definition;
}

/** @param {import("protobufjs").Method | undefined} rpc @param {string} name @returns {ApiDefinition["methods"][number]} */
function readMethod(rpc, name) {
  const http = optionsOf(rpc, "(google.api.http)")[0];
  const [verb, path] = Object.entries(http ?? {}).find(([key]) => VERBS.includes(key)) ?? [];
  const scopes = userScopes(rpc?.comment ?? "");
  if (!rpc || !verb || !path || scopes.length === 0)
    throw new Error(`${name}: no route or scopes found`);
  const request = `google.chat.v1.${rpc.requestType}`;
  return { name, verb: verb.toUpperCase(), path, body: http.body ?? "", request, scopes };
}

/**
 * The scopes stand in the comment of each rpc, those for a signed-in user after the last heading.
 * One with a condition behind it ("import mode spaces only") does not suffice by itself, nor does
 * one for administrators.
 * @param {string} comment @returns {string[]}
 */
function userScopes(comment) {
  const text = comment.replace(/\s+/g, " ");
  const heading = /\[user authentication\]\(\S+\) with one of the following/gi;
  const start = [...text.matchAll(heading)].pop()?.index ?? text.length;
  const list = text.slice(start).split("User authentication grants administrator privileges")[0];
  return [...(list ?? "").matchAll(/- `(\S+)`(?! \()/g)].map((match) => String(match[1]));
}

/** @param {ApiDefinition} definition @param {import("protobufjs").Type} type */
function addMessage(definition, type) {
  const name = type.fullName.slice(1);
  if (name in definition.messages) return;
  definition.messages[name] = []; // So that a message within itself does not come here again.
  definition.messages[name] = type.fieldsArray.map((field) => readField(definition, type, field));
}

/**
 * @param {ApiDefinition} definition @param {import("protobufjs").Type} message
 * @param {import("protobufjs").Field} field @returns {FieldDefinition}
 */
function readField(definition, message, field) {
  const found = message.lookup(field.type);
  const isUnread = UNREAD.some((type) => type.test(field.type));
  if (found instanceof protobuf.Type) addMessage(definition, found);
  else if (found instanceof protobuf.Enum) definition.enums[found.fullName.slice(1)] = found.values;
  else if (!SCALARS.includes(field.type) && !isUnread) {
    throw new Error(`${field.fullName}: ${field.type} is not known`);
  }
  // proto3's `optional` is a oneof of one field in protobufjs.
  const oneof = field.partOf && field.partOf.fieldsArray.length > 1 ? field.partOf.name : undefined;
  return {
    name: field.name,
    jsonName: protobuf.util.camelCase(field.name),
    type: found ? found.fullName.slice(1) : isUnread ? "unread" : field.type,
    repeated: field.repeated,
    ...(oneof && { oneof }),
    behaviors: optionsOf(field, "(google.api.field_behavior)"),
  };
}

/** @param {import("protobufjs").ReflectionObject | undefined} of @param {string} name */
function optionsOf(of, name) {
  const all = /** @type {Record<string, any>[]} */ (of?.parsedOptions ?? []);
  return all.filter((each) => name in each).map((each) => each[name]);
}
