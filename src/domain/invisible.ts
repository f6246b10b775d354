/** Letters that nobody sees: they come along with what is pasted from a chat or a page, and make one name two. */

/** Soft hyphens, zero-width letters, marks of direction, fillers. None of them changes a Thai word. */
export const withoutInvisible = (text: string): string => text.replace(invisible, "");

/** On one line, with single spaces and nothing that cannot be seen. */
export const oneLine = (text: string): string => withoutInvisible(text).replace(/\s+/gu, " ").trim();

const invisible = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;
