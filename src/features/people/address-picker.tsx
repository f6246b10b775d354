import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { loadProvinces, loadSubdistricts } from "#data/area-files.ts";
import { villageCode, type Province, type Subdistrict } from "#domain/area.ts";
import { indexProvinces, indexSubdistricts, searchAreas } from "#domain/area-search.ts";
import { arabicDigits } from "#domain/digits.ts";
import { Button } from "#ui/button.tsx";
import { SearchField, TextField } from "#ui/field.tsx";
import type { SheetState } from "#ui/sheet.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { AreaList, NotHere, useAreas } from "./area-list.tsx";
import { usePlaceParts } from "./registered-address.ts";

interface AddressPickerProps {
  readonly title: string;
  /** What stands beside "not on the phone yet", where the list is missing. */
  readonly missingBody?: string;
  /** Where to begin: the province of this area code. */
  readonly home: string;
  readonly onPick: (areaCode: string) => void;
  readonly onCancel: () => void;
  /** The last stage is a step in the history, so that Back leads from the moo to the sub-districts. */
  readonly mooStep: SheetState;
}

/** Any village of the country: province, then sub-district, each found by typing, then the moo number. */
export const AddressPicker = ({ home, onPick, onCancel, mooStep, ...words }: AddressPickerProps) => {
  const navigate = useNavigate();
  const [province, setProvince] = useState(home.slice(0, 2));
  const [place, setPlace] = useState<Subdistrict>();
  if (province === "") return <ProvinceStage {...words} onChoose={({ code }) => setProvince(code)} onBack={onCancel} />;
  if (mooStep.isOpen && place) {
    return <MooStage {...words} place={place} onPick={onPick} onBack={() => void navigate(-1)} />;
  }
  return (
    <SubdistrictStage
      {...words}
      key={province}
      province={province}
      onChoose={(chosen) => {
        setPlace(chosen);
        mooStep.open();
      }}
      onOtherProvince={() => setProvince("")}
      onBack={onCancel}
    />
  );
};

type StageWords = Pick<AddressPickerProps, "title" | "missingBody">;

interface ProvinceStageProps extends StageWords {
  readonly onChoose: (province: Province) => void;
  readonly onBack: () => void;
}

const ProvinceStage = ({ title, missingBody, onChoose, onBack }: ProvinceStageProps) => {
  const { t, i18n } = useTranslation("people");
  const areas = useAreas("provinces", () => loadProvinces(fetch));
  const [query, setQuery] = useState("");
  const found = areas.loaded?.ok ? searchAreas(indexProvinces(areas.loaded.value), query, 80) : [];
  return (
    <TaskFrame title={title} back={{ onBack }} usable={areas.loaded !== undefined}>
      {areas.loaded?.ok === false ? (
        <NotHere body={missingBody} onRetry={areas.retry} onSkip={onBack} />
      ) : (
        <>
          <SearchField label={t(($) => $.address.province)} value={query} onChange={setQuery} />
          <AreaList
            isReady={areas.loaded !== undefined}
            onSkip={onBack}
            options={found.map((province) => ({
              key: province.code,
              words: i18n.language === "en" ? province.en : province.th,
              onChoose: () => onChoose(province),
            }))}
          />
        </>
      )}
    </TaskFrame>
  );
};

interface SubdistrictStageProps extends StageWords {
  readonly province: string;
  readonly onChoose: (place: Subdistrict) => void;
  readonly onOtherProvince: () => void;
  readonly onBack: () => void;
}

const SubdistrictStage = (props: SubdistrictStageProps) => {
  const { t } = useTranslation("people");
  const { title, missingBody, province, onChoose, onOtherProvince, onBack } = props;
  const partsOf = usePlaceParts();
  const areas = useAreas(province, async () => {
    const loaded = await loadSubdistricts(fetch, province);
    return loaded.ok ? { ok: true, value: indexSubdistricts(loaded.value) } : loaded;
  });
  const [query, setQuery] = useState("");
  if (areas.loaded?.ok === false) {
    return (
      <TaskFrame title={title} back={{ onBack }} usable>
        <NotHere body={missingBody} onRetry={areas.retry} onSkip={onBack} />
      </TaskFrame>
    );
  }
  const index = areas.loaded?.value ?? [];
  const within = index[0]?.area;
  return (
    <TaskFrame title={title} back={{ onBack }} usable={areas.loaded !== undefined}>
      <p className="meta-line">
        <span>{within === undefined ? "\u00A0" : partsOf(within)[2]}</span>
        <Button kind="plain" onPress={onOtherProvince}>
          {t(($) => $.form.registeredChange)}
        </Button>
      </p>
      <SearchField label={t(($) => $.address.subdistrict)} value={query} onChange={setQuery} />
      <AreaList
        isReady={areas.loaded !== undefined}
        onSkip={onBack}
        options={searchAreas(index, query).map((place) => ({
          key: place.code,
          words: <Parts parts={partsOf(place).slice(0, 2)} />,
          onChoose: () => onChoose(place),
        }))}
      />
    </TaskFrame>
  );
};

interface MooStageProps extends StageWords {
  readonly place: Subdistrict;
  readonly onPick: (areaCode: string) => void;
  readonly onBack: () => void;
}

const MooStage = ({ title, place, onPick, onBack }: MooStageProps) => {
  const { t } = useTranslation("people");
  const partsOf = usePlaceParts();
  const [moo, setMoo] = useState("");
  const [isWrong, setWrong] = useState(false);
  return (
    <TaskFrame
      title={title}
      back={{ onBack }}
      usable
      onSubmit={() => {
        const code = villageCode(place.code, Number(arabicDigits(moo).trim()));
        if (code === null) setWrong(true);
        else onPick(code);
      }}
      dock={
        <Button submit size="big" wide>
          {t(($) => $.address.use)}
        </Button>
      }
    >
      <p>
        <Parts parts={partsOf(place)} />
      </p>
      <TextField
        label={t(($) => $.address.moo)}
        hint={t(($) => $.address.mooHint)}
        type="numeric"
        value={moo}
        onChange={(text) => {
          setMoo(text);
          setWrong(false);
        }}
        error={isWrong ? t(($) => $.address.mooWrong) : undefined}
      />
    </TaskFrame>
  );
};

/** Names of places that break between, never inside. */
const Parts = ({ parts }: { readonly parts: readonly string[] }) =>
  parts.map((part, at) => (
    <span key={part}>
      {at > 0 ? " " : ""}
      <span className="part">{part}</span>
    </span>
  ));
