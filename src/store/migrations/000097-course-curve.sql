-- How courses of this clinic went, by the measure and the band they began in: sums over many patients, drawn anew each night.

create table course_curve (
  organization_id uuid not null references organization,
  instrument text not null,
  -- '' = the standard form.
  version text not null,
  -- Severity band of the score at the start of treatment.
  band text not null,
  courses integer not null check (courses > 0),
  -- E[score] = b0 + b1 ln(week + 1), and the residuals that 10, 50 and 90 of 100 scores stay under. All null: too few courses.
  b0 double precision,
  b1 double precision,
  low double precision,
  middle double precision,
  high double precision,
  primary key (organization_id, instrument, version, band),
  check (num_nulls(b0, b1, low, middle, high) in (0, 5))
);
alter table course_curve enable row level security, force row level security;
create policy own_organization on course_curve as restrictive to accord_app
  using (organization_id = (select acting_organization())) with check (organization_id = (select acting_organization()));
create policy clinical_read on course_curve for select to accord_app
  using ((select acts_clinically() or acting_role() in ('quality-lead', 'patient')));
create policy system_all on course_curve to accord_app
  using ((select acts_as_system())) with check ((select acts_as_system()));
grant select, insert, delete on course_curve to accord_app;

-- The day the curves of a clinic were last drawn. Whoever puts today's date here draws them.
create table course_curve_day (
  organization_id uuid primary key references organization,
  -- By the organisation's own calendar.
  drawn_on date not null
);
alter table course_curve_day enable row level security, force row level security;
create policy own_organization on course_curve_day as restrictive to accord_app
  using (organization_id = (select acting_organization())) with check (organization_id = (select acting_organization()));
create policy system_all on course_curve_day to accord_app
  using ((select acts_as_system())) with check ((select acts_as_system()));
grant select, insert, update on course_curve_day to accord_app;
