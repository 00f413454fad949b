/** What the system calls a failure, such as `ENOENT`; its message where it has no code. */
export function errorCode(error: unknown): string {
  const { code, message } = Object(error);
  return String(code ?? message ?? error);
}
