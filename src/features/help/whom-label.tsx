import { PersonName } from "#ui/person-name.tsx";
import { Plate } from "#ui/plate.tsx";
import type { WhomShown } from "./whom.ts";

/** Who the task is about, at the right of its bar. */
export const WhomLabel = ({ whom }: { readonly whom: WhomShown }) => (
  <span className="who">
    {"citizenId" in whom.whom && <Plate houseNo={whom.houseNo} />}
    <b>
      <PersonName name={whom.name} />
    </b>
  </span>
);
