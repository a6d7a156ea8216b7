create temporary table told (
    external_id  text,
    customer     text,
    order_id     text,
    revenue      numeric(19, 4),
    cost         numeric(19, 4),
    linehaul     numeric(19, 4),
    delivered_at timestamptz,
    told_at      timestamptz,
    told_by      text,
    rep_1        text,
    share_1      numeric(7, 4),
    rep_2        text,
    share_2      numeric(7, 4)
) on commit drop
