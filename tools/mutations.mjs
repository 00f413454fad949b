import { parseSync } from "@swc/core";

const OPERATORS = {
  ...{ "&&": "||", "||": "&&", "===": "!==", "!==": "===" },
  ...{ "<": "<=", "<=": "<", ">": ">=", ">=": ">" },
  ...{ "+": "-", "-": "+", "*": "/", "/": "*", "%": "*" },
  ...{ "++": "--", "--": "++", "+=": "-=", "-=": "+=" },
};
const METHODS = {
  ...{ some: "every", every: "some", min: "max", max: "min", floor: "ceil", ceil: "floor" },
  ...{ startsWith: "endsWith", endsWith: "startsWith", indexOf: "lastIndexOf" },
};
/** Methods whose call can be left out of a chain. */
const LINKS = /^(filter|slice|sort|reverse|flat|trim|toLowerCase|toUpperCase|normalize)$/;

/** For each kind of node: what is put in the place of what, as [node or span, text]. */
const RULES = {
  IfStatement: ({ test }, code) => negated(test, code),
  ConditionalExpression: ({ test }, code) => negated(test, code),
  WhileStatement: ({ test }) => [[test, "false"]],
  ForStatement: ({ test }) => (test ? [[test, "false"]] : []),
  BinaryExpression: binary,
  UnaryExpression: (node, code) => {
    return /[!-]/.test(node.operator) ? [[node, code(node.argument)]] : [];
  },
  UpdateExpression: (node, code) => [[node, code(node).replace(node.operator, otherOperator)]],
  AssignmentExpression: (node, code) => exchanged(node, code),
  NumericLiteral: (node) => numbersFor(node.value).map((value) => [node, String(value)]),
  BooleanLiteral: (node) => [[node, String(!node.value)]],
  StringLiteral: (node) => [[node, node.value === "" ? '"mutant"' : '""']],
  TemplateLiteral: (node) => [[node, "``"]],
  ArrayExpression: array,
  ObjectExpression: ({ properties }) => {
    const spreads = properties.filter(({ type }) => type === "SpreadElement");
    return spreads.map((spread) => [spread.arguments, "{}"]);
  },
  OptionalChainingExpression: chain,
  CallExpression: call,
  ExpressionStatement: (node) => [[node, ";"]],
  ThrowStatement: (node) => [[node, ";"]],
  BreakStatement: (node) => [[node, ";"]],
  ContinueStatement: (node) => [[node, ";"]],
  ReturnStatement: (node) => (node.argument?.type === "CallExpression" ? [[node, "return;"]] : []),
  BlockStatement: inOtherOrder,
};

function negated(test, code) {
  // What is negated or compared already has a mutant of its own that does the same.
  const isCovered = test.operator === "!" || /^[!=]==$/.test(test.operator);
  return isCovered ? [] : [[test, `!(${code(test)})`]];
}

function binary(node, code) {
  const { operator, left, right } = node;
  if (operator === "??") {
    return [
      [node, code(left)],
      [node, code(right)],
    ];
  }
  const isText = [left, right].some(({ type }) => /^(String|Template)Literal$/.test(type));
  return operator === "+" && isText ? [] : exchanged(node, code);
}

/** The operator stands between the two sides, which bring their parentheses along. */
function exchanged({ operator, left, right }, code) {
  if (!Object.hasOwn(OPERATORS, operator)) return [];
  const between = { start: left.span.end, end: right.span.start };
  return [[between, code(between).replace(operator, otherOperator)]];
}

function otherOperator(operator) {
  return OPERATORS[operator];
}

function numbersFor(value) {
  if (value === 0) return [1];
  return [0, value < 10 ? value + 1 : value * 10];
}

function array(node, code) {
  const elements = node.elements.filter(Boolean);
  const spreads = elements
    .filter(({ spread }) => spread)
    .map((spread) => [spread.expression, "[]"]);
  if (elements.length < 2) return spreads;
  const texts = elements.map(
    ({ spread, expression }) => `${spread ? "..." : ""}${code(expression)}`,
  );
  return [...spreads, [node, `[${texts.reverse().join(", ")}]`]];
}

function chain({ span, optional, base }, code) {
  const rest = { start: (base.object ?? base.callee).span.end, end: span.end };
  const text = code(rest).replace(/\?\.([[(])?/, (_, bracket) => bracket ?? ".");
  return optional ? [[rest, text]] : [];
}

function call({ callee, arguments: args, span }, code) {
  const spreads = args.filter(({ spread }) => spread).map(({ expression }) => [expression, "[]"]);
  const { object, property } = callee;
  if (property?.type !== "Identifier") return spreads;
  if (Object.hasOwn(METHODS, property.value))
    return [...spreads, [property, METHODS[property.value]]];
  if (!LINKS.test(property.value)) return spreads;
  return [...spreads, [{ start: object.span.start, end: span.end }, code(object)]];
}

/** Calls that stand one after the other: what is written first matters where an execution is lost. */
function inOtherOrder({ stmts }, code) {
  return stmts.slice(1).flatMap((second, index) => {
    const first = stmts[index];
    if ([first, second].some(({ type }) => type !== "ExpressionStatement")) return [];
    const both = { start: first.span.start, end: second.span.end };
    return [[both, `${code(second)} ${code(first)}`]];
  });
}

/**
 * Every small change that the rules make to a TypeScript source, in the order of their places.
 * Strings are left as they are in a file of sentences.
 */
export function mutationsOf(source, { areStringsText = false } = {}) {
  // swc counts bytes, and goes on from what it parsed before: the semicolon shows where it began.
  const bytes = Buffer.from(`;${source}`);
  const program = parseSync(`;${source}`, { syntax: "typescript", target: "es2022" });
  const from = (place) => (place.span ?? place).start - program.span.start;
  const to = (place) => (place.span ?? place).end - program.span.start;
  const code = (place) => bytes.toString("utf8", from(place), to(place));
  const found = new Map();
  visit(program, (node) => {
    if (areStringsText && /^(String|Template)Literal$/.test(node.type)) return;
    for (const [place, text] of RULES[node.type]?.(node, code) ?? []) {
      const start = bytes.toString("utf8", 1, from(place)).length;
      const mutation = { start, end: start + code(place).length, text };
      found.set(JSON.stringify(mutation), mutation);
    }
  });
  return [...found.values()].sort((one, other) => one.start - other.start || one.end - other.end);
}

const TYPES = /^(typeAnnotation|typeParams|typeParameters|typeArguments|returnType|implements)$/;

/** All nodes that are there when the program runs: no types, no imports, no names of properties. */
function visit(node, see) {
  if (typeof node !== "object" || node === null) return;
  if (/^Import/.test(node.type) || (/^Ts/.test(node.type) && !node.expression)) return;
  see(node);
  for (const [key, child] of Object.entries(node)) {
    const isName = key === "key" && child.type !== "Computed";
    if (isName || TYPES.test(key)) continue;
    for (const item of [child].flat()) visit(item, see);
  }
}
