import { useState } from "react";
import { topicIcons } from "#features/help/topic-icons.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Choices, Picks } from "#ui/choices.tsx";
import { WelcomeDrawing } from "#ui/drawings/welcome.tsx";
import { Icon } from "#ui/icon.tsx";
import { Wordmark } from "#ui/mark.tsx";
import { PersonHead } from "#ui/person-name.tsx";
import { Plate } from "#ui/plate.tsx";
import { Ring } from "#ui/ring.tsx";
import { Row, Rows, Timeline, TimelineItem } from "#ui/rows.tsx";
import { ScreenHeading } from "#ui/screen-heading.tsx";
import { Section } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { PersonTile, Tile, Tiles } from "#ui/tiles.tsx";
import { Toast } from "#ui/toast.tsx";

const nothing = () => undefined;

const Welcome = () => (
  <TaskFrame
    title="ยินดีต้อนรับ"
    ownHeading
    mainClass="welcome"
    dock={
      <ButtonLink to="/enter" size="big" wide>
        เริ่มใช้งาน
      </ButtonLink>
    }
  >
    <div className="line">
      <Wordmark />
      <span className="push" />
      <Button kind="plain" icon="globe" lang="en">
        English
      </Button>
    </div>
    <WelcomeDrawing />
    <div className="stack">
      <ScreenHeading>งานดี ๆ ของคุณไม่หายไปไหน</ScreenHeading>
      <p className="soft">สมุดงานของอาสาสมัครดิจิทัล (อสด.)</p>
    </div>
    <ul className="promises">
      {["ใช้ได้ทุกที่ แม้ไม่มีสัญญาณ", "บันทึกแล้วไม่หาย เปิดแอปตอนมีสัญญาณก็ส่งเอง"].map((promise) => (
        <li key={promise}>
          <Icon name="check" />
          <span>{promise}</span>
        </li>
      ))}
    </ul>
  </TaskFrame>
);

const Who = () => (
  <TaskFrame
    title="ช่วยใคร"
    back={{ to: "/" }}
    step={{ at: 1, of: 3 }}
    dock={
      <>
        <ButtonLink to="/search" kind="quiet" wide icon="search">
          ค้นหาจากทั้งหมด 38 คน
        </ButtonLink>
        <div className="dock-pair">
          <ButtonLink to="/new" kind="quiet" icon="add">
            คนใหม่
          </ButtonLink>
          <ButtonLink to="/group" kind="quiet" icon="group">
            เป็นกลุ่ม
          </ButtonLink>
        </div>
      </>
    }
  >
    <Tiles fill>
      {["27", "112/3", "63", undefined].map((houseNo) => (
        <PersonTile key={houseNo ?? ""} houseNo={houseNo} name="ป้าสมใจ" more="เลยกำหนด" onPress={nothing} />
      ))}
    </Tiles>
  </TaskFrame>
);

const What = () => (
  <TaskFrame
    title="ช่วยเรื่องอะไร"
    back={{ to: "/" }}
    step={{ at: 2, of: 3 }}
    end={
      <span className="who">
        <Plate houseNo="27" />
        <b>ป้าสมใจ</b>
      </span>
    }
  >
    <Tiles fill>
      <Tile icon={topicIcons.idcard} to="/x">
        บัตรประชาชน
      </Tile>
      <Tile icon="phone" to="/x">
        ลงทะเบียน ThaID
      </Tile>
      <Tile icon={topicIcons.welfare} onPress={nothing} pressed>
        เบี้ยผู้สูงอายุ
      </Tile>
      <Tile icon={topicIcons.health} to="/x">
        นัดหมอ จองคิว
      </Tile>
      <Tile icon="urgent" urgent to="/x">
        ถูกหลอกโอนเงิน
      </Tile>
    </Tiles>
  </TaskFrame>
);

const outcomes = [
  { value: "done", label: "สำเร็จ" },
  { value: "partly", label: "ช่วยได้บางส่วน" },
  { value: "not_yet", label: "ยังไม่สำเร็จ" },
  { value: "referred", label: "ส่งต่อหน่วยงาน" },
  { value: "declined", label: "ไม่ประสงค์รับความช่วยเหลือ" },
] as const;

const Outcome = () => {
  const [value, setValue] = useState<(typeof outcomes)[number]["value"] | undefined>("done");
  return (
    <TaskFrame
      title="ผลเป็นอย่างไร"
      back={{ to: "/" }}
      step={{ at: 3, of: 3 }}
      gap="tight"
      before={
        <p className="line soft">
          <Icon name={topicIcons.idcard} />
          ต่ออายุบัตรประชาชน
        </p>
      }
      dock={
        <Button size="big" wide submit>
          บันทึก
        </Button>
      }
      onSubmit={nothing}
    >
      <Choices legend="ผลเป็นอย่างไร" legendHidden options={outcomes} value={value} onChoose={setValue} fill compact />
      <div className="meta-line">
        <span>วันนี้ 16:05 น. · 15 นาที · ที่บ้าน</span>
        <Button kind="plain">แก้</Button>
      </div>
    </TaskFrame>
  );
};

const Saved = () => {
  const [value, setValue] = useState<"1" | "7" | "14">("7");
  return (
    <TaskFrame
      title="บันทึกในเครื่องแล้ว"
      ownHeading
      mainClass="saved"
      toast={
        <Toast undo={{ seconds: 10, onUndo: nothing }} onEnd={nothing}>
          บันทึกแล้ว 1 รายการ
        </Toast>
      }
      dock={
        <ButtonLink to="/" size="big" wide>
          กลับไปหน้าวันนี้
        </ButtonLink>
      }
    >
      <Ring done={3} waits={1} goal={4} label="ส่งแล้ว 3 คน รอส่ง 1 คน จาก 4 คน" fresh>
        <Icon name="check" size="huge" />
      </Ring>
      <div className="stack-tight">
        <ScreenHeading>บันทึกในเครื่องแล้ว</ScreenHeading>
        <p>ปิดแอปได้ งานไม่หาย เปิดแอปตอนมีสัญญาณแล้วจะส่งให้เอง</p>
      </div>
      <Rows>
        <Row
          start={<Plate houseNo="27" />}
          name="ป้าสมใจ · สำเร็จ"
          more="ต่ออายุบัตร"
          end={<StateChip state="waiting">รอส่ง</StateChip>}
        />
      </Rows>
      <Picks
        legend="จะนัดติดตามไหม"
        note="ส. 28 พ.ย. 2569"
        value={value}
        onChoose={setValue}
        options={[
          { value: "1", label: "พรุ่งนี้" },
          { value: "7", label: "อีก 7 วัน" },
          { value: "14", label: "อีก 14 วัน" },
        ]}
      />
    </TaskFrame>
  );
};

const Person = () => (
  <TaskFrame
    title="ป้าสมใจ ทองสมมุติ"
    ownHeading
    back={{ to: "/people", label: "คนในความดูแล" }}
    end={
      <ButtonLink to="/edit" kind="plain" icon="edit">
        แก้ไข
      </ButtonLink>
    }
    dock={
      <ButtonLink to="/log" size="big" wide disc="add">
        บันทึกการช่วยเหลือ
      </ButtonLink>
    }
  >
    <PersonHead houseNo="150/12" name="ป้าสมใจ ทองสมมุติ">
      <p>อายุประมาณ 68 ปี (เกิด 2501)</p>
      <p>บ้านโนนสาธิต หมู่ 4</p>
    </PersonHead>
    <div className="duo">
      <ButtonLink to="tel:0001234567" kind="quiet" icon="call">
        โทร
      </ButtonLink>
      <ButtonLink to="/refer" kind="quiet" icon="refer">
        ส่งต่อ
      </ButtonLink>
    </div>
    <Section title="ประวัติการช่วยเหลือ" count="2 ครั้ง" link={{ to: "/all", label: "ดูทั้งหมด" }}>
      <Timeline>
        <TimelineItem state="waiting" title="สอนใช้แอปหมอพร้อม">
          วันนี้ 10:20 น. · สำเร็จ · รอส่ง
        </TimelineItem>
        <TimelineItem state="sent" title="ลงทะเบียน ThaID">
          14 พ.ย. 2569 · สำเร็จ · ส่งแล้ว
        </TimelineItem>
      </Timeline>
    </Section>
  </TaskFrame>
);

export const taskScreens = {
  welcome: Welcome,
  who: Who,
  what: What,
  outcome: Outcome,
  saved: Saved,
  person: Person,
};
