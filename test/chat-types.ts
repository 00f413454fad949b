/**
 * Checked by the compiler alone (`npm run typecheck`): what src/chat/request.ts says of Chat's
 * resources is what Google's own client says of them, field by field.
 */
import type { chat_v1 } from "@googleapis/chat";
import type { MembershipResource, SetUpSpaceRequest, SpaceResource } from "../src/chat/request";

/** The fields of ours that Google's type lacks, also in nested objects and lists. */
type Unknown<Ours, Googles> = {
  [Field in keyof Ours]-?: Field extends keyof Googles
    ? UnknownInside<NonNullable<Ours[Field]>, NonNullable<Googles[Field]>>
    : Field;
}[keyof Ours];
type UnknownInside<Ours, Googles> = Ours extends (infer OurItem)[]
  ? Googles extends (infer GooglesItem)[]
    ? Unknown<OurItem, GooglesItem>
    : "not a list at Google's"
  : Ours extends object
    ? Unknown<Ours, Googles>
    : never;

/** Compiles only where no field is unknown to Google and each has a type that Google accepts. */
type Held<Ours extends Googles, Googles> = [Unknown<Ours, Googles>] extends [never] ? true : never;

export const held: [
  Held<SpaceResource, chat_v1.Schema$Space>,
  Held<MembershipResource, chat_v1.Schema$Membership>,
  Held<SetUpSpaceRequest, chat_v1.Schema$SetUpSpaceRequest>,
] = [true, true, true];
