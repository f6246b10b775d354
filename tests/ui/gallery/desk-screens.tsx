import { ButtonLink } from "#ui/button.tsx";
import { Bars, Figure, QueueCard } from "#ui/figures.tsx";
import { useWideScreen } from "#ui/frame.tsx";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Card, Section } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { MiniSteps } from "#ui/steps.tsx";

const Call = () => (
  <ButtonLink to="tel:000" kind="quiet" icon="call">
    โทร
  </ButtonLink>
);

const Desk = () => (
  <PlaceFrame title="อำเภอเมืองสาธิต" desk>
    <p className="small soft">
      ข้อมูล ณ วันนี้ 06:00 น. · <span className="part">ใน 14 วัน ส่งแล้ว 27 จาก 32 เครื่อง (84%)</span>
    </p>
    <section className="cols-4" aria-label="ต้องทำต่อ">
      <QueueCard figure="4" state="needs-you" title="อสด. ที่ยังไม่ส่งข้อมูล" more="เกิน 30 วัน" to="/q" />
      <QueueCard figure="2" state="needs-you" title="ยังไม่มี อสด." more="หมู่ 7 และหมู่ 11" to="/q" />
      <QueueCard figure="5" state="urgent" title="ส่งต่อช้า" more="นานสุด 19 วัน" />
      <QueueCard figure="3" state="waiting" title="ควรตรวจดู" more="ข้อความซ้ำกัน" />
    </section>
    <div className="cols cols-side">
      {useWideScreen() ? <VolunteerTable /> : <VolunteerRows />}
      <Card>
        <h2>หมู่บ้านที่มี อสด. ทำงาน</h2>
        <Figure value="30" of="จาก 32 หมู่บ้าน" />
        <Bars
          rows={[
            { label: "ต.เหนือ", share: 1, figure: "9/9" },
            { label: "ต.โนน", share: 0.6, waits: 0.2, figure: "7/8" },
          ]}
        />
      </Card>
    </div>
  </PlaceFrame>
);

const VolunteerTable = () => (
  <Card pad={false}>
    <table className="table">
      <caption className="card-pad">
        <h2>อสด. 32 คน</h2>
      </caption>
      <thead>
        <tr>
          <th scope="col">ชื่อและหมู่บ้าน</th>
          <th scope="col">ส่งล่าสุด</th>
          <th scope="col">ช่วยแล้ว (คน)</th>
          <th scope="col" className="n">
            นัดเลยกำหนด
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">
            ชูชาติ คำสาธิต
            <br />
            <span className="soft">บ้านเหนือสมมุติ หมู่ 2</span>
          </th>
          <td>
            <StateChip state="needs-you" bare>
              31 วันก่อน
            </StateChip>
          </td>
          <td className="keep">
            <MiniSteps done={1} goal={4} /> 1/4
          </td>
          <td className="n">2</td>
        </tr>
      </tbody>
    </table>
  </Card>
);

const VolunteerRows = () => (
  <Section title="อสด. 32 คน" count="เรียงจากผู้ที่ไม่ได้ส่งนานที่สุด">
    <Rows>
      <Row
        name="ชูชาติ คำสาธิต"
        more="บ้านเหนือสมมุติ หมู่ 2"
        state={<StateChip state="needs-you">31 วันก่อน</StateChip>}
        end={<Call />}
      />
    </Rows>
  </Section>
);

export const deskScreens = { desk: Desk };
