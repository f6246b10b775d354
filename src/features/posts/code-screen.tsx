import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { inviteAgain, type MadeInvitation } from "#data/posts.ts";
import { toServer } from "#data/to-server.ts";
import { Button } from "#ui/button.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { InvitationScreen } from "./invitation-screen.tsx";
import { paths } from "./paths.ts";
import { PostTrouble, type PostError } from "./post-trouble.tsx";
import { usePosts } from "./use-posts.ts";

/** A new way in for somebody who has a post: their code is used up or lost, or they have another phone. */
export const CodeScreen = () => {
  const { t } = useTranslation("posts");
  const { userId = "" } = useParams();
  const { value, isSettled } = usePosts();
  const [made, setMade] = useState<MadeInvitation>();
  const [trouble, setTrouble] = useState<PostError>();
  const { isBusy, act } = useOneAct();
  const title = t(($) => $.newCode.title);
  if (!isSettled) return <OpeningFrame title={title} back={{ to: paths.posts() }} />;
  const name = value?.people.list.find((holder) => holder.userId === userId)?.name ?? t(($) => $.newCode.somebody);
  if (made) return <InvitationScreen name={name} made={made} />;
  const make = async (): Promise<boolean> => {
    const answer = await inviteAgain(toServer, { userId, revoke: false });
    if (answer.ok) setMade(answer.value);
    else setTrouble(answer.error);
    return answer.ok;
  };
  return (
    <TaskFrame
      title={t(($) => $.newCode.for, { name })}
      back={{ to: paths.posts() }}
      usable
      dock={
        <Button size="big" wide busy={isBusy} onPress={() => void act(make)}>
          {t(($) => $.newCode.make)}
        </Button>
      }
    >
      <div role="alert">{trouble ? <PostTrouble trouble={trouble} /> : undefined}</div>
      <p>{t(($) => $.newCode.means)}</p>
      <p>{t(($) => $.newCode.second)}</p>
    </TaskFrame>
  );
};
