import { useTranslation } from "react-i18next";
import { useApp } from "#features/feature.ts";
import { Row, Rows } from "#ui/rows.tsx";

/** The way to who holds which post in the area. */
export const PostsRow = ({ area }: { readonly area: string }) => {
  const { t } = useTranslation("coordinator");
  const { seePosts } = useApp().ways;
  if (!seePosts) return null;
  return (
    <Rows>
      <Row name={t(($) => $.posts.title)} more={t(($) => $.posts.more)} to={seePosts(area)} go />
    </Rows>
  );
};
