-- A form that a clinician is filling in: it outlasts a reload and a signed-out desk. Health data, so it is kept here and never in the browser.
-- Only whoever began it sees it. It is no part of the record: gone when handed in, given up, or after a week.

create table score_draft (
  organization_id uuid not null,
  person_id uuid not null,
  patient_id uuid not null,
  instrument text not null,
  -- The entry it becomes: once that is kept the draft is over.
  entry_id text not null,
  body json not null,
  begun_at timestamptz not null,
  saved_at timestamptz not null,
  primary key (organization_id, person_id, patient_id, instrument),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, patient_id) references patient (organization_id, id)
);
create index score_draft_saved on score_draft (organization_id, saved_at);
alter table score_draft enable row level security, force row level security;
create policy own_organization on score_draft as restrictive to accord_app
  using (organization_id = (select acting_organization())) with check (organization_id = (select acting_organization()));
create policy own_drafts on score_draft to accord_app
  using ((select acts_clinically()) and person_id = (select acting_person()))
  with check ((select acts_clinically()) and person_id = (select acting_person()));
create policy system_read on score_draft for select to accord_app using ((select acts_as_system()));
create policy system_sweep on score_draft for delete to accord_app using ((select acts_as_system()));
grant select, insert, update, delete on score_draft to accord_app;
