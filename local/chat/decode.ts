import type { ApiDefinition, FieldDefinition, MethodDefinition } from "./definition";
import { ApiError, errors, ownTexts } from "./errors";

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

export interface Route {
  method: MethodDefinition;
  /** What the path's variables stand for, by the request's field. */
  variables: Record<string, string>;
}

/** The method that the verb and path name. @returns undefined if there is none */
export function findRoute(
  definition: ApiDefinition,
  verb: string,
  path: string,
): Route | undefined {
  for (const method of definition.methods) {
    const match =
      method.verb === verb.toUpperCase() ? templatePattern(method.path).exec(path) : null;
    if (!match) continue;
    const variables: Record<string, string> = {};
    for (const [name, value] of Object.entries(match.groups ?? {})) {
      variables[name] = percentDecoded(value);
    }
    return { method, variables };
  }
  return undefined;
}

/** `{name=spaces/*}` becomes a named group, `*` one segment: google/api/http.proto, "Path template syntax". */
function templatePattern(template: string): RegExp {
  const groups = template.replace(/\{(\w+)=([^}]+)\}/g, "(?<$1>$2)");
  return new RegExp(`^${groups.replace(/\*/g, "[^/]+")}$`);
}

/** The query's parameters; of one that is there twice, the last. */
export function parseQuery(query: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const part of query.split("&")) {
    if (part === "") continue;
    const [name = "", ...value] = part.split("=");
    parameters.set(formDecoded(name), formDecoded(value.join("=")));
  }
  return parameters;
}

function formDecoded(text: string): string {
  return percentDecoded(text.replace(/\+/g, " "));
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The body as JSON; an empty one is an empty object. @throws ApiError if it is not JSON */
export function parseBody(body: string): Json {
  if (body.trim() === "") return {};
  try {
    return JSON.parse(body);
  } catch {
    // Google names the error and shows the text around it; here it is always these.
    throw errors.invalid(
      `Invalid JSON payload received. Unexpected token.\n${body.slice(0, 20)}\n^`,
    );
  }
}

/**
 * Puts path, query and body together into one request message, by the `google.api.http` rules.
 * @returns the request with JSON names, enums as names, without what only the server may set
 * @throws ApiError that names every problem found
 */
export function decodeRequest(
  definition: ApiDefinition,
  { method, variables }: Route,
  query: Map<string, string>,
  body: Json,
): JsonObject {
  const decoder = new Decoder(definition);
  const fields = definition.messages[method.request] ?? [];
  let request: JsonObject = {};
  if (method.body === "*") request = decoder.root(method.request, body, "");
  const bodyField = fields.find((field) => field.name === method.body);
  if (bodyField) {
    request[bodyField.jsonName] = decoder.root(bodyField.type, body, bodyField.name);
  }
  for (const [name, value] of query) {
    const field = method.body === "*" ? undefined : findField(fields, name);
    if (!field || field === bodyField || field.name in variables) {
      decoder.unknownName(name, "", queryProblem(name));
    } else request[field.jsonName] = decoder.fromText(field, value);
  }
  Object.assign(request, variables);
  decoder.finish();
  for (const { behaviors, jsonName, name } of fields) {
    if (behaviors.includes("REQUIRED") && !(jsonName in request)) {
      throw errors.invalid(ownTexts.missing(name));
    }
  }
  return request;
}

function queryProblem(name: string): string {
  return `Cannot bind query parameter. Field '${name}' could not be found in request message.`;
}

function findField(fields: FieldDefinition[], name: string): FieldDefinition | undefined {
  return fields.find((field) => field.jsonName === name || field.name === name);
}

/**
 * JSON to message: https://protobuf.dev/programming-guides/json. The wording of the problems is
 * that of Google's parser (protobuf, util/internal/proto_writer.cc), which reports all at once.
 */
class Decoder {
  private readonly violations: { field: string; description: string }[] = [];

  constructor(private readonly definition: ApiDefinition) {}

  root(type: string, value: Json, path: string): JsonObject {
    if (isObject(value)) return this.message(type, value, path);
    this.unknownName("", "", "Root element must be a message.");
    return {};
  }

  unknownName(name: string, path: string, problem: string) {
    const at = path && ` at '${path}'`;
    const description = `Invalid JSON payload received. Unknown name "${name}"${at}: ${problem}`;
    this.violations.push({ field: path, description });
  }

  fromText(field: FieldDefinition, text: string): Json {
    const isBool = field.type === "bool" && /^(true|false)$/.test(text);
    const isNumber = field.type === "int32" && /^-?\d+$/.test(text);
    const value = isBool ? text === "true" : isNumber ? Number(text) : text;
    return this.value(field, value, "");
  }

  finish() {
    if (this.violations.length === 0) return;
    const fieldViolations = this.violations.map(({ field, description }) =>
      field ? { field, description } : { description },
    );
    throw new ApiError(
      "INVALID_ARGUMENT",
      this.violations.map((violation) => violation.description).join("\n"),
      [{ "@type": "type.googleapis.com/google.rpc.BadRequest", fieldViolations }],
    );
  }

  private message(type: string, object: JsonObject, path: string): JsonObject {
    const message: JsonObject = {};
    const oneofs = new Set<string>();
    for (const [name, value] of Object.entries(object)) {
      const field = findField(this.definition.messages[type] ?? [], name);
      if (!field) this.unknownName(name, path, "Cannot find field.");
      if (!field || value === null) continue;
      if (field.oneof && oneofs.has(field.oneof)) {
        const problem = `oneof field '${field.oneof}' is already set. Cannot set '${name}'`;
        this.invalidValue(path, "oneof", problem);
      }
      if (field.oneof) oneofs.add(field.oneof);
      const fieldPath = path ? `${path}.${field.name}` : field.name;
      const decoded = field.repeated
        ? [value].flat().map((item, i) => this.value(field, item, `${fieldPath}[${i}]`))
        : this.value(field, value, fieldPath);
      // The server sets these itself and ignores what is sent: https://google.aip.dev/203
      const ignored = field.behaviors.some((each) => /^(OUTPUT_ONLY|IDENTIFIER)$/.test(each));
      if (!ignored) message[field.jsonName] = decoded;
    }
    return message;
  }

  private value(field: FieldDefinition, value: Json, path: string): Json {
    const at = path || field.name;
    if (Array.isArray(value)) {
      const parent = at.slice(0, Math.max(0, at.lastIndexOf(".")));
      this.unknownName(field.name, parent, "Proto field is not repeating, cannot start list.");
      return null;
    }
    if (field.kind === "message") {
      if (isObject(value)) return this.message(field.type, value, at);
    } else if (field.kind === "enum") {
      const name = this.enumName(field.type, value);
      if (name !== undefined) return name;
    } else if (isScalar(field.type, value)) return value;
    const type = field.kind === "scalar" ? scalarName(field.type) : urlOf(field.type);
    this.invalidValue(at, type, JSON.stringify(value));
    return null;
  }

  private invalidValue(path: string, type: string, problem: string) {
    const description = `Invalid value at '${path}' (${type}), ${problem}`;
    this.violations.push({ field: path, description });
  }

  private enumName(type: string, value: Json): string | undefined {
    const values = Object.entries(this.definition.enums[type] ?? {});
    return values.find(([name, number]) => name === value || number === value)?.[0];
  }
}

function isScalar(type: string, value: Json): boolean {
  if (type === "bool") return typeof value === "boolean";
  if (type === "int32") return typeof value === "number" && (value | 0) === value;
  if (typeof value !== "string") return false;
  return type === "string" || /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(value);
}

function scalarName(type: string): string {
  return type.startsWith("google.") ? urlOf(type) : `TYPE_${type.toUpperCase()}`;
}

function urlOf(type: string): string {
  return `type.googleapis.com/${type}`;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A field's value, or proto3's default for one that is not set. */
export function text(message: JsonObject, field: string): string {
  const value = message[field];
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
