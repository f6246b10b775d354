/** A coordinator's list of work that waits for a decision, as the server would send it. */

export const reviewQueue = () => {
  const name = "วันเพ็ญ ใจดีสมมุติ";
  const shared = {
    name,
    phone: "000-000-0000",
    village: "98010101",
    villageNameTh: "บ้านสาธิต",
    villageNameEn: "Ban Sathit",
  };
  const done = { at: new Date(Date.now() - 9 * 86_400_000).toISOString() };
  const list = [
    {
      ...shared,
      ...done,
      id: "1",
      also: ["4"],
      op: "put",
      lastOp: "delete",
      userId: "1",
      why: "held",
      kind: "helpLog",
      code: null,
      sinceDays: 9,
      mayDecide: true,
    },
    {
      ...shared,
      id: "2",
      also: [],
      op: "patch",
      lastOp: "patch",
      userId: "1",
      why: "given",
      kind: "citizen",
      code: "range",
      ...done,
      sinceDays: 2,
      mayDecide: true,
    },
    {
      ...shared,
      id: "3",
      userId: "2",
      why: "given",
      kind: "followUp",
      code: "author",
      ...done,
      sinceDays: 0,
      mayDecide: false,
    },
  ];
  return { area: "9801", asOf: new Date().toISOString(), total: 3, list };
};
