/** Thai is the source: the other language has the same shape, so that a learner may change language anywhere. */
import type { Block, CourseLanguage } from "#domain/course.ts";
import type { FaultList, Report } from "./faults.ts";
import type { ReadItem, ReadModule } from "./module-file.ts";

interface Text {
  readonly about: readonly Block[];
  readonly modules: readonly ReadModule[];
}

export const compareLanguages = (
  code: string,
  { th, en }: Readonly<Record<CourseLanguage, Text>>,
  list: FaultList,
): void => {
  const nameOf = ({ file }: ReadModule): string => file.slice(file.lastIndexOf("/") + 1);
  for (const module of th.modules) {
    const name = nameOf(module);
    const other = en.modules.find((one) => nameOf(one) === name);
    if (other) compareModules(module, other, list.about(other.file));
    else list.about(`${code}/en/${name}`)(1, "this file is missing: each Thai module has one of the same name");
  }
  for (const module of en.modules) {
    if (th.modules.some((one) => nameOf(one) === nameOf(module))) continue;
    list.about(module.file)(1, "there is no Thai module of this name: Thai is the source");
  }
  if (picturesIn(th.about) !== picturesIn(en.about)) {
    list.about(`${code}/en/course.md`)(1, "the Thai text shows other pictures here: show the same in the same order");
  }
};

const compareModules = (thai: ReadModule, other: ReadModule, report: Report): void => {
  if (thai.items.length !== other.items.length) {
    report(1, `${other.items.length} lessons, practices and questions, but ${thai.items.length} in Thai`);
  }
  for (const [at, item] of thai.items.entries()) {
    const translated = other.items[at];
    if (translated) compareItems(item, translated, report);
  }
};

const compareItems = (thai: ReadItem, other: ReadItem, report: Report): void => {
  const say = (what: string, here: string | number, there: string | number): void => {
    if (here !== there)
      report(other.line, `${what}: ${here} here, ${there} in Thai (line ${thai.line}); make them the same`);
  };
  say("kind", other.kind, thai.kind);
  say("minutes", other.minutes, thai.minutes);
  say("pages", other.pages.length, thai.pages.length);
  say("questions", other.questions.length, thai.questions.length);
  for (const [at, { key, line }] of thai.questions.entries()) {
    const translated = other.questions[at];
    if (translated && translated.key !== key) {
      report(translated.line, `another choice is right than in Thai (line ${line}): put the choices in the same order`);
    }
  }
  if (
    picturesIn(thai.pages.flatMap(({ blocks }) => blocks)) !== picturesIn(other.pages.flatMap(({ blocks }) => blocks))
  ) {
    report(other.line, "the Thai text shows other pictures here: show the same in the same order");
  }
};

const picturesIn = (blocks: readonly Block[]): string =>
  JSON.stringify(blocks.flatMap((block) => ("picture" in block ? [block.picture.drawing] : [])));
