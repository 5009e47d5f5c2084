with taken as (
    select stock_id, sum(booking_quantity) as quantity
    from {{ ref('applicative_booking') }}
    where not booking_is_cancelled
    group by stock_id
)

select
    stock.stock_id,
    greatest(stock.stock_quantity - coalesce(taken.quantity, 0), 0) as available_stock_information
from {{ ref('applicative_stock') }} as stock
left join taken on taken.stock_id = stock.stock_id
