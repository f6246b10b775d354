import { useState } from "react";
import { Button } from "#ui/button.tsx";
import { PickMany } from "#ui/choices.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import { Sheet, useSheet } from "#ui/sheet.tsx";
import { Stepper } from "#ui/stepper.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";

const nothing = () => undefined;

const Form = () => {
  const [name, setName] = useState("");
  const [minutes, setMinutes] = useState(15);
  const [topics, setTopics] = useState<readonly string[]>(["a"]);
  const [month, setMonth] = useState<string>("");
  const sheet = useSheet("why");
  return (
    <TaskFrame
      title="คนใหม่"
      back={{ to: "/people" }}
      dock={
        <Button wide onPress={sheet.open}>
          บันทึก
        </Button>
      }
    >
      <TextField label="ชื่อ" value={name} onChange={setName} error="ใส่ชื่อก่อน จึงจะบันทึกได้" />
      <TextField label="ชื่อเล่น" optional hint="ชื่อที่คนในหมู่บ้านเรียก" value={name} onChange={setName} />
      <div className="code-input">
        <TextField label="รหัสเข้าสู่ระบบ" type="numeric" value="123 456" onChange={nothing} />
      </div>
      <Stepper
        label="ใช้เวลา"
        value={minutes}
        min={5}
        max={480}
        step={5}
        show={(value) => `${value} นาที`}
        onChange={setMinutes}
      />
      <SelectField
        label="เดือน"
        optional
        value={month}
        onChange={setMonth}
        options={[{ value: "1", label: "มกราคม" }]}
      />
      <PickMany
        legend="เรื่องที่ช่วย"
        note="เลือกได้ 2 เรื่อง"
        max={2}
        values={topics}
        onChange={setTopics}
        options={[
          { value: "a", label: "บัตรประชาชน" },
          { value: "b", label: "ThaID" },
          { value: "c", label: "เบี้ยผู้สูงอายุ" },
        ]}
      />
      <TextField label="หมายเหตุ" optional multiline value={name} onChange={setName} />
      <Sheet sheet={sheet} title="เลื่อนนัด">
        <p>เลือกวันใหม่</p>
        <Button kind="quiet">พรุ่งนี้</Button>
      </Sheet>
    </TaskFrame>
  );
};

export const formScreens = { form: Form };
