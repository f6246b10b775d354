import { useState } from "react";
import { Button, ButtonLink } from "#ui/button.tsx";
import { AllSentDrawing } from "#ui/drawings/all-sent.tsx";
import { EmptyCaseloadDrawing } from "#ui/drawings/empty-caseload.tsx";
import { NoSignalDrawing } from "#ui/drawings/no-signal.tsx";
import { Empty } from "#ui/empty.tsx";
import { SearchField } from "#ui/field.tsx";
import { Icon } from "#ui/icon.tsx";
import { Notice } from "#ui/notice.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { Plate } from "#ui/plate.tsx";
import { Picks } from "#ui/choices.tsx";
import { Ring, Target } from "#ui/ring.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Card, Section } from "#ui/section.tsx";
import { StateChip, StateMark } from "#ui/state-chip.tsx";
import { Strip, SyncChip } from "#ui/sync-chip.tsx";
import { UpdatePrompt } from "#ui/update-prompt.tsx";

const nothing = () => undefined;

const Done = () => (
  <ButtonLink to="/done" kind="quiet" size="tall" icon="check">
    ทำแล้ว
  </ButtonLink>
);

const Today = () => (
  <PlaceFrame
    title="วันนี้"
    brand
    hero={
      <Target ring={<Ring done={3} waits={1} goal={4} label="ส่งแล้ว 3 คน รอส่งอีก 1 คน จากเป้าหมาย 4 คน" />}>
        <h2>ช่วยแล้ว 3 จาก 4 คน</h2>
        <p className="soft small">
          อีก 1 คนรอส่งจากเครื่องนี้
          <br />
          ปีงบประมาณ 2570 (1 ต.ค. 2569 – 30 ก.ย. 2570)
        </p>
      </Target>
    }
    dock={
      <ButtonLink to="/log" size="big" wide disc="add">
        บันทึกการช่วยเหลือ
      </ButtonLink>
    }
  >
    <Section title="นัดติดตาม" count="3 คน">
      <Rows>
        <Row
          start={<Plate houseNo="112/3" />}
          name="ลุงบุญมี"
          to="/p"
          more="เบี้ยยังชีพผู้สูงอายุ"
          state={<StateChip state="urgent">เลยกำหนด 2 วัน</StateChip>}
          end={<Done />}
        />
        <Row
          start={<Plate houseNo="27" />}
          name="ป้าสมใจ"
          to="/p"
          more="ต่ออายุบัตรประชาชน"
          state={<StateChip state="calm">วันนี้</StateChip>}
          end={<Done />}
        />
        <Row start={<Plate houseNo={undefined} />} name="ซอเปา" to="/p" more="ลงทะเบียน ThaID" end={<Done />} />
      </Rows>
    </Section>
  </PlaceFrame>
);

const People = () => {
  const [sought, setSought] = useState("สม");
  return (
    <PlaceFrame
      title="คนในความดูแล"
      dock={
        <ButtonLink to="/new" kind="quiet" wide icon="add">
          เพิ่มคนใหม่
        </ButtonLink>
      }
    >
      <SearchField label="ค้นหาชื่อ ชื่อเล่น หรือบ้านเลขที่" value={sought} onChange={setSought} />
      <Rows>
        {["ป้าสมใจ ทองสมมุติ", "สมบูรณ์ศักดิ์ เกียรติวัฒนาสาธิตกุล", "ต้าสม์"].map((name, at) => (
          <Row
            key={name}
            start={<Plate houseNo={["27", "150/12"][at]} />}
            name={<PersonName name={name} match={sought} />}
            to="/p"
            state={
              at === 0 ? (
                <StateChip state="sent" bare>
                  ส่งแล้ว
                </StateChip>
              ) : (
                <StateChip state="needs-you">เบอร์โทรไม่ตรงกัน</StateChip>
              )
            }
            go
          />
        ))}
      </Rows>
    </PlaceFrame>
  );
};

const Me = () => {
  const [size, setSize] = useState<"1" | "2" | "3">("1");
  return (
    <PlaceFrame title="ฉัน" toast={undefined}>
      <Card pad={false} label="การส่งข้อมูล">
        <div className="card-pad stack">
          <div className="waits-card">
            <StateMark state="waiting" size="big" />
            <div>
              <h2>รอส่ง 3 รายการ</h2>
              <p className="small soft">ส่งล่าสุดวันนี้ 09:12 น.</p>
            </div>
          </div>
          <Button wide whyNot="ยังไม่มีสัญญาณ เปิดแอปตอนมีสัญญาณแล้วจะส่งให้เอง">
            ส่งข้อมูลเดี๋ยวนี้
          </Button>
        </div>
      </Card>
      <section className="card rows">
        <a className="setting" href="#report">
          <Icon name="report" />
          <span>ผลงานเดือนนี้</span>
          <span className="push soft">
            <Icon name="go" />
          </span>
        </a>
        <div className="setting">
          <Icon name="text-size" />
          <span aria-hidden="true">ขนาดตัวหนังสือ</span>
          <div className="size-picks">
            <Picks
              legend="ขนาดตัวหนังสือ"
              legendHidden
              value={size}
              onChoose={setSize}
              options={[
                { value: "1", label: "ปกติ" },
                { value: "2", label: "ใหญ่" },
                { value: "3", label: "ใหญ่มาก" },
              ]}
            />
          </div>
        </div>
      </section>
    </PlaceFrame>
  );
};

const Parts = () => (
  <PlaceFrame title="ชิ้นส่วน" dock={<UpdatePrompt onUpdate={nothing} onLater={nothing} />}>
    <Strip icon="no-signal">ไม่มีสัญญาณ – ใช้งานได้ตามปกติ</Strip>
    <p className="line">
      {(["waiting", "sending", "sent", "needs-you", "no-signal"] as const).map((state) => (
        <SyncChip key={state} to="/me" state={state}>
          {state}
        </SyncChip>
      ))}
    </p>
    <p className="line">
      <StateChip state="waiting">รอส่ง</StateChip>
      <StateChip state="sent">ส่งแล้ว</StateChip>
      <StateChip state="needs-you">รอคุณดู</StateChip>
      <StateChip state="urgent">เลยกำหนด 2 วัน</StateChip>
      <StateChip state="calm">วันนี้</StateChip>
    </p>
    <p className="line">
      <Button onPress={nothing}>บันทึก</Button>
      <Button kind="quiet" icon="call">
        โทร
      </Button>
      <Button kind="plain">ปิด</Button>
      <Button busy>กำลังส่ง</Button>
      <Button kind="urgent">ลบรายการนี้</Button>
    </p>
    <Notice state="needs-you" title="ข้อมูลอยู่ครบ">
      <p>ระยะเวลาเกิน 480 นาที แก้แล้วส่งใหม่ได้</p>
    </Notice>
    <Notice state="urgent" title="ถูกหลอกโอนเงิน" />
    <Empty drawing={<EmptyCaseloadDrawing />} title="ยังไม่มีใครในรายชื่อ">
      เริ่มจากบ้านใกล้ที่สุดหนึ่งหลัง
    </Empty>
    <Empty drawing={<AllSentDrawing />} title="ส่งครบแล้ว" />
    <Empty drawing={<NoSignalDrawing />} title="ยังไม่มีสัญญาณ" />
  </PlaceFrame>
);

export const partScreens = { today: Today, people: People, me: Me, parts: Parts };
