import { ENTITY_LABELS } from "../../schema/entity-labels.ts";
import { CLAIM_LABELS, DATE_LABELS } from "../marks.ts";

const labels = (names: readonly string[]) => names.map((name) => `    <Label value="${name}"/>`).join("\n");

/** The labelling interface that the tasks are made for; a project's settings take it as it is. */
export const LABEL_CONFIG = `<View>
  <Labels name="entities" toName="text">
${labels(ENTITY_LABELS)}
  </Labels>
  <Labels name="dates" toName="text">
${labels(DATE_LABELS)}
  </Labels>
  <Labels name="claims" toName="text">
${labels(CLAIM_LABELS)}
  </Labels>
  <Relations>
    <Relation value="of"/>
  </Relations>
  <Text name="text" value="$text" granularity="character"/>
  <TextArea name="value" toName="text" perRegion="true" whenTagName="dates" maxSubmissions="1" displayMode="region-list"/>
</View>
`;
