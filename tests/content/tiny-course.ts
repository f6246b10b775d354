/** A course as small as one may be, right as it stands; tests break it one place at a time. */
import type { CourseFiles } from "#content/courses/course-files.ts";

const questions = (language: "th" | "en"): string =>
  Array.from({ length: 12 }, (_, at) => {
    const choices = [0, 1, 2, 3].map((choice) => {
      const box = choice === at % 4 ? "x" : " ";
      return language === "th"
        ? `- [${box}] คำตอบที่ ${choice + 1}\n  เพราะเหตุผลที่ ${choice + 1}`
        : `- [${box}] Answer ${choice + 1}\n  Because of reason ${choice + 1}`;
    });
    return `## ${at + 1}. ${language === "th" ? "คำถาม" : "Question"} ${at + 1}\n${choices.join("\n")}\n`;
  }).join("\n");

const modules = {
  th: `---
title: หมวดหนึ่ง
minutes: 33
---
# ดูสามอย่างก่อนแชร์ (8 นาที)
## ดูอะไรบ้าง
ดู **แหล่ง** และ [วันที่](https://example.org/a)
ในบรรทัดเดียวกัน

- หนึ่ง
  - ข้างใน

> ด่วน!
> แชร์ต่อด้วย

![แว่นขยาย](glass.svg)
## ลองทำ: เปิดดูข่าวหนึ่งข่าว
1. เปิดโทรศัพท์ของผู้สูงอายุ
2. ดูวันที่
# ฝึกปฏิบัติ: ตรวจข่าวเป็นคู่ (15 นาที)
## จับคู่
อ่านข่าวให้กันฟัง
## เล่า
เล่าให้เพื่อนฟัง โทร [1441](tel:1441)
# แบบทดสอบ (10 นาที)
${questions("th")}`,
  en: `---
title: Module one
---
# Look at three things (8 min)
## What to look at
Look at the **source** and the [date](https://example.org/a)
on one line

- one
  - inside

> Urgent!
> Share it

![a magnifying glass](glass.svg)
## Try it: open one story
1. Open the phone
2. Look at the date
# Practice: check in pairs (15 min)
## Find a partner
Read a story to each other
## Tell
Tell a friend, call [1441](tel:1441)
# Questions (10 min)
${questions("en")}`,
} as const;

const numbers = (from: number, to: number, module: number): string =>
  Array.from({ length: to - from + 1 }, (_, at) => `${module}.${from + at}`).join(" ");

const thaiCourse = `---
title: รู้ทันข่าวปลอม
level: 1
for: volunteer
for: citizen
skill: check-news 1
pass: 60
pre: ${numbers(1, 4, 1)} ${numbers(1, 4, 2)}
post: ${numbers(5, 12, 1)} ${numbers(5, 11, 2)}
icon: news
source: https://example.org/page | 2026-11-21 | what it shows
---
คุณจะดูออกว่าอะไรจริง
`;

export const tinyCourse: CourseFiles = new Map([
  ["TINY-1/th/course.md", thaiCourse],
  ["TINY-1/en/course.md", "---\ntitle: Spot fake news\n---\nYou will see what is true.\n"],
  ["TINY-1/th/01-one.md", modules.th],
  ["TINY-1/en/01-one.md", modules.en],
  ["TINY-1/th/02-two.md", modules.th],
  ["TINY-1/en/02-two.md", modules.en],
  [
    "TINY-1/pictures/glass.svg",
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">\n<circle cx="10" cy="10" r="6" fill="none" stroke="#123" stroke-width="2"/>\n</svg>\n`,
  ],
]);

/** The course with one thing of one file replaced; throws where it is not there. */
export const tinyWith = (file: string, from: string, to: string): CourseFiles => {
  const path = `TINY-1/${file}`;
  const text = tinyCourse.get(path) ?? "";
  if (!text.includes(from)) throw new Error(`${path} holds no ${from}`);
  return new Map([...tinyCourse, [path, text.replace(from, () => to)]]);
};
