-- For whom each rule of a playbook began to speak, month by month: written in the statement that puts the registry row, so it costs no trip.
-- One line a patient, rule and month, however often the rule came and went, so that rebuilding a row never counts twice.

create table rule_firing (
  organization_id uuid not null,
  rule text not null,
  -- Id and version of the playbook it spoke under.
  playbook text not null,
  -- First day of the month, in the organisation's zone.
  month date not null,
  patient_id uuid not null,
  -- It became the first finding, not one that stands beside it.
  first boolean not null,
  primary key (organization_id, playbook, rule, month, patient_id),
  foreign key (organization_id, patient_id) references patient (organization_id, id)
);
alter table rule_firing enable row level security, force row level security;
create policy own_organization on rule_firing as restrictive to accord_app
  using (organization_id = (select acting_organization())) with check (organization_id = (select acting_organization()));
create policy clinical_all on rule_firing to accord_app
  using ((select acts_clinically() or acts_as_system())) with check ((select acts_clinically() or acts_as_system()));
create policy quality_read on rule_firing for select to accord_app using ((select acting_role()) = 'quality-lead');
grant select, insert, update on rule_firing to accord_app;
