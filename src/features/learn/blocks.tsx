import { createElement, type ReactNode } from "react";
import type { Block, Inline, Item } from "#domain/course.ts";
import type { Drawing } from "#domain/drawing.ts";

/** The text of a course. All of it is data that becomes elements: nothing here sets HTML. */
export const Blocks = ({ blocks }: { readonly blocks: readonly Block[] }) =>
  inPlace(blocks, (block, place) => <OneBlock key={place} block={block} />);

/** A text is replaced as a whole and never rearranged: the place of each piece is its name. */
const inPlace = <T,>(pieces: readonly T[], draw: (piece: T, place: number) => ReactNode): ReactNode[] =>
  pieces.map((piece, at) => draw(piece, at));

const OneBlock = ({ block }: { readonly block: Block }) => {
  if ("p" in block) {
    return (
      <p>
        <Inlines inlines={block.p} />
      </p>
    );
  }
  if ("list" in block) return <List items={block.list} ordered={block.ordered === true} />;
  if ("bubble" in block) {
    return (
      <figure className="bubble">
        {inPlace(block.bubble, (line, place) => (
          <p key={place}>
            <Inlines inlines={line} />
          </p>
        ))}
      </figure>
    );
  }
  const { alt, drawing } = block.picture;
  const [tag, attributes, children] = drawing;
  return (
    <figure className="course-picture">
      {createElement(tag, { ...attributes, role: "img", "aria-label": alt }, ...inPlace(children, drawn))}
    </figure>
  );
};

const List = ({ items, ordered }: { readonly items: readonly Item[]; readonly ordered: boolean }) => {
  const lines = inPlace(items, ({ text, items: inner }, place) => (
    <li key={place}>
      <span>
        <Inlines inlines={text} />
      </span>
      {inner ? <List items={inner} ordered={false} /> : undefined}
    </li>
  ));
  return ordered ? <ol>{lines}</ol> : <ul className="dots">{lines}</ul>;
};

const Inlines = ({ inlines }: { readonly inlines: readonly Inline[] }) => inPlace(inlines, said);

const said = (inline: Inline, at: number): ReactNode => {
  if (typeof inline === "string") return inline;
  if ("b" in inline) return <b key={at}>{inline.b}</b>;
  return (
    <a key={at} href={inline.to} {...(inline.to.startsWith("https:") && { target: "_blank", rel: "noreferrer" })}>
      {inline.a}
    </a>
  );
};

const drawn = ([tag, attributes, children]: Drawing, key: number): ReactNode =>
  createElement(tag, { key, ...attributes }, ...inPlace(children, drawn));

/** What is read aloud. */
export const spoken = (blocks: readonly Block[]): string => blocks.map(spokenBlock).join("\n");

const spokenBlock = (block: Block): string => {
  if ("p" in block) return plain(block.p);
  if ("list" in block) return block.list.map(spokenItem).join("\n");
  return "bubble" in block ? block.bubble.map(plain).join("\n") : block.picture.alt;
};

const spokenItem = ({ text, items = [] }: Item): string => [plain(text), ...items.map(spokenItem)].join("\n");

const plain = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => (typeof inline === "string" ? inline : "b" in inline ? inline.b : inline.a))
    .join("")
    .replaceAll("\u2060", "");
