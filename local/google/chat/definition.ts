/** What Google's `.proto` files say of the methods that are played. `npm run definition` makes it. */
export interface ApiDefinition {
  methods: MethodDefinition[];
  /** By full name, such as `google.chat.v1.Space`. */
  messages: Record<string, FieldDefinition[]>;
  /** By full name: the number of each value. */
  enums: Record<string, Record<string, number>>;
}

export interface MethodDefinition {
  /** As in the REST reference, such as `spaces.members.create`. */
  name: string;
  verb: string;
  /** Path template, such as `/v1/{parent=spaces/*}/members` or `/v1/{space.name=spaces/*}`. */
  path: string;
  /** The request's field that is the body, `*` for the whole request, empty for none. */
  body: string;
  /** The request's message. */
  request: string;
  /** Of these any one suffices for a signed-in user without administrator privileges. */
  scopes: string[];
}

export interface FieldDefinition {
  /** As in the `.proto` file: `space_type`. */
  name: string;
  jsonName: string;
  /**
   * `string`, `bool`, `int32`, the full name of a message or an enum, or `unread` for a message
   * whose file is not read.
   */
  type: string;
  repeated: boolean;
  /** The name of the oneof that the field belongs to. */
  oneof?: string;
  /** `REQUIRED`, `OUTPUT_ONLY` and so on: https://google.aip.dev/203 */
  behaviors: string[];
}
