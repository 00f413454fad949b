import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** @typedef {import("./definition.ts").ApiDefinition} ApiDefinition */
/** @typedef {import("./definition.ts").FieldDefinition} FieldDefinition */
/** @typedef {import("./definition.ts").MethodDefinition} MethodDefinition */

const require = createRequire(import.meta.url);
/** @type {import("protobufjs")} */
const protobuf = require("protobufjs");
const protos = join(dirname(require.resolve("@google-apps/chat/package.json")), "build/protos");

// The REST names stand in no .proto file: they are Google's
// (https://developers.google.com/workspace/chat/api/reference/rest). All else is read.
const restNames = new Map([
  ["CreateSpace", "spaces.create"],
  ["SetUpSpace", "spaces.setup"],
  ["GetSpace", "spaces.get"],
  ["ListSpaces", "spaces.list"],
  ["FindDirectMessage", "spaces.findDirectMessage"],
  ["CreateMembership", "spaces.members.create"],
  ["ListMemberships", "spaces.members.list"],
  ["GetMembership", "spaces.members.get"],
]);

/**
 * Reads routes, fields, enums, oneofs, field behaviours and scopes of the eight methods from the
 * `.proto` files that `@google-apps/chat` ships.
 * @returns {ApiDefinition} plain data, fit for JSON
 * @throws if a file is missing or no longer says what is read from it
 */
export function readDefinition() {
  const root = new protobuf.Root();
  readFile(root, "google/chat/v1/chat_service.proto");
  readWithImports(root, "google/chat/v1/space_setup.proto", new Set());
  const service = root.lookupService("google.chat.v1.ChatService");
  /** @type {ApiDefinition} */
  const definition = { methods: [], messages: {}, enums: {} };
  for (const [rpc, name] of restNames) {
    const method = readMethod(service, rpc, name);
    definition.methods.push(method);
    addMessage(definition, root.lookupType(method.request));
    addMessage(definition, root.lookupType(method.response));
  }
  return definition;
}

/** @param {import("protobufjs").Root} root @param {string} file @returns {string[]} its imports */
function readFile(root, file) {
  const source = readFileSync(join(protos, file), "utf8");
  const options = { keepCase: true, alternateCommentMode: true };
  return protobuf.parse(source, root, options).imports ?? [];
}

/**
 * Google's common types (Timestamp, annotations) are known by name and need not be read.
 * @param {import("protobufjs").Root} root @param {string} file @param {Set<string>} seen
 */
function readWithImports(root, file, seen) {
  if (seen.has(file) || !file.startsWith("google/chat/")) return;
  seen.add(file);
  for (const imported of readFile(root, file)) readWithImports(root, imported, seen);
}

/**
 * @param {import("protobufjs").Service} service @param {string} rpc @param {string} name
 * @returns {MethodDefinition}
 */
function readMethod(service, rpc, name) {
  const method = service.methods[rpc];
  const http = option(method, "(google.api.http)")[0];
  const verb = http?.post ? "POST" : "GET";
  const path = http?.post ?? http?.get;
  const scopes = userScopes(method?.comment ?? "");
  if (!method || !path || scopes.length === 0) throw new Error(`${rpc}: no route or scopes found`);
  const request = `google.chat.v1.${method.requestType}`;
  const response = `google.chat.v1.${method.responseType}`;
  return {
    name,
    rpc: `${service.fullName.slice(1)}.${rpc}`,
    verb,
    path,
    body: http.body ?? "",
    request,
    response,
    scopes,
  };
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
  if (definition.messages[name]) return;
  /** @type {FieldDefinition[]} */
  const fields = [];
  definition.messages[name] = fields;
  for (const field of type.fieldsArray) fields.push(readField(definition, type, field));
}

/**
 * @param {ApiDefinition} definition @param {import("protobufjs").Type} type
 * @param {import("protobufjs").Field} field @returns {FieldDefinition}
 */
function readField(definition, type, field) {
  const found = type.lookup(field.type);
  if (found instanceof protobuf.Type) addMessage(definition, found);
  if (found instanceof protobuf.Enum) definition.enums[found.fullName.slice(1)] = found.values;
  // proto3's `optional` is a oneof of one field in protobufjs.
  const oneof = field.partOf && field.partOf.fieldsArray.length > 1 ? field.partOf.name : undefined;
  return {
    name: field.name,
    jsonName: protobuf.util.camelCase(field.name),
    kind: found instanceof protobuf.Enum ? "enum" : found ? "message" : "scalar",
    type: found ? found.fullName.slice(1) : field.type,
    repeated: field.repeated,
    ...(oneof && { oneof }),
    behaviors: option(field, "(google.api.field_behavior)"),
  };
}

/** @param {import("protobufjs").ReflectionObject | undefined} of @param {string} name */
function option(of, name) {
  const all = /** @type {Record<string, any>[]} */ (of?.parsedOptions ?? []);
  return all.filter((each) => name in each).map((each) => each[name]);
}
