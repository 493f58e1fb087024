/** What very many things have, each its own: the total of a tax is none of its order. */
const OF_MANY =
  /^(?:id|uuid|key|name|title|type|kind|status|state|value|amount|total|sum|price|cost|count|size|length|rate|date|time|code|label|text|version|number|level|index|order|owner|active|enabled)$/i;
/** What only wraps something else, and is nothing itself. */
const WRAPPER =
  /^(?:data|body|payload|results?|response|detail|details|attributes|attrs|props|properties|fields|meta|metadata|content|contents|item|entry|record|node|current|state|config|options|settings|params|query|value|inner|raw|source|target|event|info)$/i;

/** Whether a member of a thing says nothing of the thing around it: its name is one that many things have, and it wraps nothing. */
export function isOfItsOwner(member: string, owner: string): boolean {
  return OF_MANY.test(member) && !WRAPPER.test(owner);
}

/** Whether a name tells one of its kind from the others, each of which has its own. */
export function isOfIdentity(name: string): boolean {
  return /^(?:id|_id|uuid|guid|key|slug)$/i.test(name);
}
