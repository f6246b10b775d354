// Stops old Node versions with one clear sentence. Plain JavaScript on purpose: this file must still run on the versions
// that it refuses, and those cannot run the TypeScript beside it.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    `อาสาต้องใช้ Node 24 ขึ้นไป แต่เครื่องนี้กำลังใช้ ${process.versions.node} ` +
      "กรุณาสั่ง npm ci แล้วเรียกผ่าน npm เช่น npm start (บน macOS กรุณาติดตั้ง Node 24 ก่อน)\n" +
      `Asa needs Node 24 or newer, but this is ${process.versions.node}: ` +
      "run npm ci, then start it through npm, such as npm start (on macOS, install Node 24 first).",
  );
  process.exit(1);
}
