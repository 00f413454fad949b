import { child, type JsonObject, text } from "./decode";
import { errorOf, invalid } from "./errors";
import { idOf } from "./people";
import { checkNewMessage } from "./rules";
import type { StoredSpace } from "./spaces";

interface Sent {
  request: JsonObject;
  /** The caller's e-mail address. */
  caller: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** The messages that were sent. */
export class Messages {
  /** Who used which request ID, and for which message. */
  readonly #requestIds = new Map<string, { person: string; message: JsonObject }>();

  /** @returns the message that a request ID stands for, or a new one @throws ApiError */
  send({ request, caller, now }: Sent, stored: StoredSpace): JsonObject {
    checkNewMessage(request);
    const id = text(request, "requestId");
    const earlier = this.#requestIds.get(id);
    // Its status is not known, as with spaces.
    if (earlier && earlier.person !== caller) throw invalid("Another user used this request ID.");
    // message.proto: "returns the message created with that ID instead of creating a new message".
    if (earlier) return earlier.message;
    const message = this.#newMessage({ request, caller, now }, stored);
    if (id) this.#requestIds.set(id, { person: caller, message });
    stored.messages.push(message);
    return message;
  }

  #newMessage({ request, caller, now }: Sent, { space, messages }: StoredSpace): JsonObject {
    const ownId = text(request, "messageId");
    const isTaken = (message: JsonObject) => message.clientAssignedMessageId === ownId;
    // "Is unique within a space." The answer is that of https://google.aip.dev/133.
    if (ownId && messages.some(isTaken)) throw errorOf("message-id-taken");
    const number = `M${String(messages.length + 1).padStart(7, "0")}`;
    return {
      name: `${space.name}/messages/${number}.${number}`,
      sender: { name: `users/${idOf(caller)}`, type: "HUMAN" },
      createTime: new Date(now).toISOString(),
      text: text(child(request, "message"), "text"),
      thread: { name: `${space.name}/threads/${number}` },
      space: { name: space.name },
      ...(ownId && { clientAssignedMessageId: ownId }),
    };
  }
}
