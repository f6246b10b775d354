import { useTranslation } from "react-i18next";
import type { QueuedReview, ReviewQueue } from "#data/review-queue.ts";
import { Button } from "#ui/button.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Card } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { useDecideSheet } from "./decide-sheet.tsx";
import { ReviewFacts } from "./review-facts.tsx";
import { useReviewWords } from "./review-words.ts";
import { useVillageName } from "./village-name.ts";
import "./tables.css";

interface ReviewLinesProps {
  readonly queue: ReviewQueue;
}

/** The waiting work on a phone, the oldest first. */
export const ReviewRows = ({ queue }: ReviewLinesProps) => {
  const { what, why } = useReviewWords();
  const villageName = useVillageOf();
  return (
    <Rows>
      {queue.list.map((review) => (
        <Row
          key={review.id}
          name={<PersonName name={review.name} />}
          more={
            <>
              {villageName(review)}
              <br />
              {what(review)}
              <br />
              {why(review)}
              <ReviewFacts review={review} />
            </>
          }
          state={<Waits review={review} />}
          end={<Decide review={review} />}
        />
      ))}
    </Rows>
  );
};

/** The same on a desk. */
export const ReviewTable = ({ queue }: ReviewLinesProps) => {
  const { t } = useTranslation("coordinator");
  const { what, why } = useReviewWords();
  const villageName = useVillageOf();
  return (
    <Card pad={false}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t(($) => $.reviews.person)}</th>
            <th scope="col">{t(($) => $.reviews.what)}</th>
            <th scope="col">{t(($) => $.reviews.why)}</th>
            <th scope="col">{t(($) => $.reviews.waits)}</th>
            <th scope="col">{t(($) => $.reviews.act)}</th>
          </tr>
        </thead>
        <tbody>
          {queue.list.map((review) => (
            <tr key={review.id}>
              <th scope="row">
                <PersonName name={review.name} />
                <br />
                <span className="soft">{villageName(review)}</span>
              </th>
              <td>
                {what(review)}
                <ReviewFacts review={review} />
              </td>
              <td>{why(review)}</td>
              <td className="keep">
                <Waits review={review} bare />
              </td>
              <td>
                <Decide review={review} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
};

/** A week without an answer is what volunteers are told to ask about. */
const LONG_WAIT_DAYS = 7;

const Waits = ({ review, bare = false }: { readonly review: QueuedReview; readonly bare?: boolean }) => {
  const { waits } = useReviewWords();
  return (
    <StateChip state={review.sinceDays >= LONG_WAIT_DAYS ? "urgent" : "calm"} bare={bare}>
      {waits(review)}
    </StateChip>
  );
};

const Decide = ({ review }: { readonly review: QueuedReview }) => {
  const { t } = useTranslation("coordinator");
  const sheet = useDecideSheet(review);
  if (!review.mayDecide) return <span className="small soft">{t(($) => $.reviews.own)}</span>;
  return (
    <Button kind="quiet" size="tall" onPress={sheet.open}>
      {t(($) => $.reviews.decide)}
      <span className="only-spoken"> {review.name}</span>
    </Button>
  );
};

const useVillageOf = (): ((review: QueuedReview) => string) => {
  const villageName = useVillageName();
  return ({ village, villageNameTh, villageNameEn }) =>
    villageName({ code: village, nameTh: villageNameTh, nameEn: villageNameEn });
};
