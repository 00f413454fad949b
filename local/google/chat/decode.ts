import type { ApiDefinition, FieldDefinition, MethodDefinition } from "./definition";
import { ApiError, invalid, leftOut } from "./errors";

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

/** What the HTTP request says, as far as it can be told without the fields of its method. */
export interface ParsedRequest {
  /** Undefined where no method has this verb and path. */
  method: MethodDefinition | undefined;
  /** What the path's variables stand for, by the request's field, such as `membership.name`. */
  variables: Record<string, string>;
  query: Map<string, string>;
  /** An empty one is an empty object, one that is not JSON undefined. */
  body: Json | undefined;
}

/** @param path with the query */
export function parseRequest(
  { methods }: ApiDefinition,
  verb: string,
  path: string,
  body: string,
): ParsedRequest {
  const [resource = "", ...query] = path.split("?");
  const method = methods.find((each) => each.verb === verb && matchPath(each, resource));
  const variables = { ...(method && matchPath(method, resource)) };
  for (const name in variables) variables[name] = percentDecoded(variables[name] ?? "");
  return { method, variables, query: parseQuery(query.join("?")), body: parseJson(body) };
}

/** `{name=spaces/*}` becomes a group, `*` one segment: google/api/http.proto, "Path template syntax". */
function matchPath({ path }: MethodDefinition, resource: string) {
  const fields = [...path.matchAll(/\{([\w.]+)=/g)].map(([, field]) => field);
  const groups = path.replace(/\{[\w.]+=([^}]+)\}/g, "($1)");
  const found = new RegExp(`^${groups.replace(/\*/g, "[^/]+")}$`).exec(resource);
  return found && Object.fromEntries(fields.map((field, i) => [field, found[i + 1] ?? ""]));
}

/**
 * The query's parameters; of one that is there twice, the last. Those that ask for JSON change
 * nothing: https://cloud.google.com/apis/docs/system-parameters
 */
function parseQuery(query: string): Map<string, string> {
  const isOwn = (part: string) => !/^$|^(\$|%24)?(alt=json|prettyPrint=)/.test(part);
  const parts = query.split("&").filter(isOwn);
  return new Map(
    parts.map((part) => {
      const [name = "", ...value] = part.replace(/\+/g, " ").split("=");
      return [percentDecoded(name), percentDecoded(value.join("="))];
    }),
  );
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parseJson(body: string): Json | undefined {
  try {
    const json: Json = JSON.parse(body.trim() || "{}");
    return isDeep(json) ? undefined : json;
  } catch {
    return undefined;
  }
}

/** As Google's parser has it: https://protobuf.dev/programming-guides/proto-limits/#depth */
const MOST_LEVELS = 100;

function isDeep(json: Json): boolean {
  let level = [json];
  for (let levels = 0; level.length > 0; levels += 1) {
    if (levels > MOST_LEVELS) return true;
    level = level.flatMap((value) => Object.values(isNested(value) ? value : {}));
  }
  return false;
}

function isNested(value: Json): value is Json[] | JsonObject {
  return typeof value === "object" && value !== null;
}

/**
 * Puts path, query and body together into one request message, by the `google.api.http` rules.
 * @returns the request with JSON names, enums as names, without what only the server may set
 * @throws ApiError that names every problem found
 */
export function decodeRequest(
  definition: ApiDefinition,
  method: MethodDefinition,
  { variables, query, body }: ParsedRequest,
): JsonObject {
  if (body === undefined) {
    // What is wrong with the JSON, and where, Google tells more exactly.
    throw new ApiError("INVALID_ARGUMENT", "Invalid JSON payload received. Unexpected token.");
  }
  const decoder = new Decoder(definition);
  if (!isObject(body)) decoder.unknownName("", "", "Root element must be a message.");
  const sent = isObject(body) ? body : {};
  const inBody = method.body === "*" ? sent : method.body && { [method.body]: sent };
  const paths = Object.entries(variables);
  const json: JsonObject = {
    ...Object.fromEntries(paths.filter(([path]) => !path.includes("."))),
    ...inBody,
  };
  const fields = definition.messages[method.request] ?? [];
  for (const [name, value] of query) {
    const field = method.body === "*" ? undefined : findField(fields, name);
    if (field && !(field.name in json)) json[field.name] = value;
    else decoder.unknownName(name, "", `Cannot bind query parameter. Field '${name}' ${notFound}`);
  }
  const request = decoder.message(method.request, json, "");
  decoder.finish();
  for (const [path, value] of paths) {
    const [outer = "", inner] = path.split(".");
    if (inner) request[outer] = { ...child(request, outer), [inner]: value };
  }
  const isMissing = (field: FieldDefinition) => !(field.jsonName in request);
  const missing = fields.filter((field) => field.behaviors.includes("REQUIRED")).find(isMissing);
  if (missing) throw invalid(`${missing.jsonName} is required.`);
  return request;
}

/** The type of a field whose file is not read. */
const UNREAD = "unread";

const notFound = "could not be found in request message.";

function findField(fields: FieldDefinition[], name: string): FieldDefinition | undefined {
  return fields.find((field) => field.jsonName === name || field.name === name);
}

/**
 * JSON to message: https://protobuf.dev/programming-guides/json. The wording of the problems is
 * that of Google's parser (protobuf, util/internal/proto_writer.cc), which reports all at once.
 */
class Decoder {
  /** As google.rpc.BadRequest has them. */
  readonly #violations: JsonObject[] = [];

  readonly #definition: ApiDefinition;

  constructor(definition: ApiDefinition) {
    this.#definition = definition;
  }

  /** @param path where the message is in the request, empty for the request itself */
  message(type: string, object: JsonObject, path: string): JsonObject {
    const message: JsonObject = {};
    const oneofs = new Set<string>();
    for (const [name, value] of Object.entries(object)) {
      const field = findField(this.#definition.messages[type] ?? [], name);
      if (!field) this.unknownName(name, path, "Cannot find field.");
      if (!field || value === null) continue;
      const { oneof, behaviors, jsonName } = field;
      if (oneof && oneofs.has(oneof)) {
        const problem = `oneof field '${oneof}' is already set. Cannot set '${name}'`;
        this.#invalidValue(path, "oneof", problem);
      }
      if (oneof) oneofs.add(oneof);
      const decoded = this.#field(field, value, path ? `${path}.${field.name}` : field.name);
      // The server sets these itself and ignores what is sent: https://google.aip.dev/203
      const isIgnored = behaviors.includes("OUTPUT_ONLY") || behaviors.includes("IDENTIFIER");
      if (isIgnored) continue;
      if (field.type === UNREAD) throw leftOut(`The field ${jsonName}`);
      message[jsonName] = decoded;
    }
    return message;
  }

  unknownName(name: string, path: string, problem: string): void {
    const at = path && ` at '${path}'`;
    this.#report(path, `Invalid JSON payload received. Unknown name "${name}"${at}: ${problem}`);
  }

  /** @throws ApiError if there was any problem */
  finish(): void {
    if (this.#violations.length === 0) return;
    const message = this.#violations.map(({ description }) => description).join("\n");
    const type = "type.googleapis.com/google.rpc.BadRequest";
    const detail = { "@type": type, fieldViolations: this.#violations };
    throw new ApiError("INVALID_ARGUMENT", message, [detail]);
  }

  #field(field: FieldDefinition, value: Json, path: string): Json {
    if (!field.repeated) return this.#value(field, value, path);
    return [value].flat().map((item, i) => this.#value(field, item, `${path}[${i}]`));
  }

  #value({ name, type }: FieldDefinition, value: Json, path: string): Json {
    const decoded = Array.isArray(value) ? null : this.#decoded(type, value, path);
    if (Array.isArray(value)) {
      const parent = path.slice(0, Math.max(0, path.lastIndexOf(".")));
      this.unknownName(name, parent, "Proto field is not repeating, cannot start list.");
    } else if (decoded === undefined) {
      const isNamed = type.includes(".");
      const shown = isNamed ? `type.googleapis.com/${type}` : `TYPE_${type.toUpperCase()}`;
      this.#invalidValue(path, shown, JSON.stringify(value));
    }
    return decoded ?? null;
  }

  #decoded(type: string, value: Json, path: string): Json | undefined {
    const { enums, messages } = this.#definition;
    const values = enums[type];
    if (values) return Object.keys(values).find((name) => name === value || values[name] === value);
    if (type === UNREAD) return value;
    if (!messages[type]) return scalar(type, value);
    return isObject(value) ? this.message(type, value, path) : undefined;
  }

  #invalidValue(path: string, type: string, problem: string): void {
    this.#report(path, `Invalid value at '${path}' (${type}), ${problem}`);
  }

  #report(path: string, description: string): void {
    this.#violations.push({ ...(path && { field: path }), description });
  }
}

/** A number or a bool may also be text, as it always is in the query. @returns undefined if it is none */
function scalar(type: string, value: Json): Json | undefined {
  if (isObject(value)) return undefined;
  const written = String(value);
  if (type === "bool") return [true, false].find((bool) => String(bool) === written);
  if (type === "int32") {
    const number = Number(written);
    return /^-?\d+$/.test(written) && (number | 0) === number ? number : undefined;
  }
  const isTime = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(written);
  const isText = type === "string" || type === "google.protobuf.FieldMask" || isTime;
  return typeof value === "string" && isText ? value : undefined;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The text at the end of a path of fields, or proto3's default where there is none. */
export function text(message: Json | undefined, ...path: string[]): string {
  let value = message;
  for (const field of path) value = isObject(value) ? value[field] : undefined;
  return typeof value === "string" ? value : "";
}

export function child(message: JsonObject, field: string): JsonObject {
  const value = message[field];
  return isObject(value) ? value : {};
}

export function children(message: JsonObject, field: string): JsonObject[] {
  const value = message[field];
  return Array.isArray(value) ? value.filter(isObject) : [];
}
