import type { ScriptError } from "./errors";

/**
 * What a page's failure handler gets of what a script threw: no Error of the page, and the thrown
 * error's name stands before its message. https://developers.google.com/apps-script/guides/html/reference/run
 */
export class ScriptRunError {
  readonly name = "ScriptError";
  readonly message: string;

  constructor({ name, message }: ScriptError) {
    this.message = `${name}: ${message}`;
  }

  toString(): string {
    return `${this.name}: ${this.message}`;
  }
}

/** What Google says where its own servers failed, seen in English. The Portuguese is our own. */
export function serverError(locale: string): ScriptError {
  const message = locale.startsWith("pt")
    ? "Ocorreu um erro no servidor. Aguarde um pouco e tente novamente."
    : "We're sorry, a server error occurred. Please wait a bit and try again.";
  return { name: "Exception", message };
}
