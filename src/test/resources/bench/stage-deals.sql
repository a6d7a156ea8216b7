create temporary table told (
    external_id text,
    account     text,
    owner       text,
    name        text,
    opened_on   date,
    amount      numeric(19, 4),
    close_date  date,
    status      text,
    stage       text
) on commit drop
