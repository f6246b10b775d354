import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { invite, type MadeInvitation } from "#data/posts.ts";
import { toServer } from "#data/to-server.ts";
import { roleRules, type Role } from "#domain/roles.ts";
import { useAccount } from "#features/feature.ts";
import { Button } from "#ui/button.tsx";
import { Choices } from "#ui/choices.tsx";
import { TextField } from "#ui/field.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { InvitationScreen } from "./invitation-screen.tsx";
import { paths } from "./paths.ts";
import { PlaceField, type PlaceOption } from "./place-field.tsx";
import { areasFor, rolesToGive, scopeOf } from "./places.ts";
import { PostTrouble, type PostError } from "./post-trouble.tsx";
import { usePlaceWords, useSubdistricts } from "./use-place-words.ts";
import { usePosts } from "./use-posts.ts";

interface Form {
  readonly name: string;
  readonly phone: string;
  readonly role: Role;
  readonly place: string;
  readonly number: string;
}

type Problems = Partial<Record<"name" | "place", string>>;

/** A new person for a post; once the server has made them, the code that lets them in. */
export const InviteScreen = () => {
  const { t } = useTranslation("posts");
  const { t: common } = useTranslation("common");
  const [search] = useSearchParams();
  const { area, value } = usePosts();
  const { grants } = useAccount();
  const own = grants.filter(({ role }) => roleRules[role].coordinates);
  const subdistricts = useSubdistricts(area.slice(0, 2));
  const villages = value?.villages ?? [];
  const placeWords = usePlaceWords(subdistricts, villages);
  const roles = rolesToGive(own);
  const [form, setForm] = useState<Form>({
    name: "",
    phone: "",
    role: roles[0] ?? "volunteer",
    place: search.get("village") ?? "",
    number: "",
  });
  const [problems, setProblems] = useState<Problems>({});
  const [trouble, setTrouble] = useState<PostError>();
  const [made, setMade] = useState<MadeInvitation>();
  const { isBusy, act } = useOneAct();
  // Said by the server, and meant by a second press.
  const isNewVillage = trouble?.type === "refused" && trouble.code === "newVillage";
  const scope = scopeOf(form.role, form.place, form.number);
  if (made && scope !== null) {
    return (
      <InvitationScreen
        name={form.name}
        post={`${common(($) => $.roles[form.role])} ${placeWords(scope)}`}
        made={made}
      />
    );
  }

  const change = (fields: Partial<Form>): void => {
    setForm({ ...form, ...fields });
    setProblems({});
    setTrouble(undefined);
  };
  const submit = async (): Promise<boolean> => {
    const found: Problems = {
      ...(form.name.trim() === "" && { name: t(($) => $.form.nameFirst) }),
      ...(scope === null && { place: form.place === "" ? t(($) => $.form.placeFirst) : t(($) => $.form.numberFirst) }),
    };
    setProblems(found);
    if (scope === null || Object.keys(found).length > 0) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus());
      return false;
    }
    const phone = form.phone.trim();
    const answer = await invite(toServer, {
      name: form.name.trim(),
      ...(phone !== "" && { phone }),
      role: form.role,
      scope,
      newVillages: isNewVillage ? [scope] : [],
    });
    if (answer.ok) setMade(answer.value);
    else setTrouble(answer.error);
    return answer.ok;
  };

  const villageOptions = [...villages]
    .sort((a, b) => Math.sign(a.volunteers) - Math.sign(b.volunteers))
    .map(({ code, volunteers }): PlaceOption => ({
      code,
      words: placeWords(code),
      ...(volunteers > 0 && { more: t(($) => $.form.hasVolunteers, { count: volunteers }) }),
    }));
  const areaOptions = areasFor(form.role, own, subdistricts).map((code) => ({ code, words: placeWords(code) }));
  return (
    <TaskFrame
      title={t(($) => $.invite)}
      back={{ to: paths.posts() }}
      usable
      onSubmit={() => void act(submit)}
      dock={
        <Button submit size="big" wide busy={isBusy}>
          {isNewVillage ? t(($) => $.form.makeVillage) : t(($) => $.form.make)}
        </Button>
      }
    >
      <div role="alert">{trouble ? <PostTrouble trouble={trouble} /> : undefined}</div>
      <TextField
        label={t(($) => $.form.name)}
        hint={t(($) => $.form.nameHint)}
        value={form.name}
        onChange={(name) => change({ name })}
        maxLength={300}
        error={problems.name}
      />
      <TextField
        label={t(($) => $.form.phone)}
        optional
        type="tel"
        value={form.phone}
        onChange={(phone) => change({ phone })}
        maxLength={20}
      />
      <Choices
        legend={t(($) => $.form.role)}
        compact
        options={roles.map((role) => ({ value: role, label: common(($) => $.roles[role]) }))}
        value={form.role}
        onChoose={(role) => change({ role, place: "", number: "" })}
      />
      <PlaceField
        key={form.role}
        role={form.role}
        options={form.role === "volunteer" ? [...villageOptions, ...areaOptions] : areaOptions}
        place={form.place}
        placeWords={placeWords}
        number={form.number}
        onPlace={(place) => change({ place, number: "" })}
        onNumber={(number) => change({ number })}
        error={problems.place}
      />
    </TaskFrame>
  );
};
