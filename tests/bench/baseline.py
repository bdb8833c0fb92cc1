"""What we compare with: a bare FastAPI + SQLAlchemy async ORM application without any privacy layer.

Token check, one row of 40 columns, a Pydantic answer; a list of 50 such rows; an insert. Nothing is sealed,
decided or logged.
"""

import os
import uuid
from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header, HTTPException
from jose import JWTError, jwt
from pydantic import BaseModel, ConfigDict, create_model
from sqlalchemy import Date, Text, Uuid, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

SECRET = "baseline-token-secret-of-thirty-two-bytes"
TEXT_COLUMNS = tuple(f"field_{n:02d}" for n in range(1, 37))


class Base(DeclarativeBase):
    pass


class Row(Base):
    """40 columns: an id, an owner, two dates and 36 texts."""

    __tablename__ = "bench_client"
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    owner_id: Mapped[uuid.UUID] = mapped_column(Uuid, index=True)
    born: Mapped[date] = mapped_column(Date)
    since: Mapped[date] = mapped_column(Date)


for _name in TEXT_COLUMNS:
    setattr(Row, _name, mapped_column(Text))

_texts: dict[str, Any] = dict.fromkeys(TEXT_COLUMNS, (str, ...))
RowBody: type[BaseModel] = create_model(
    "RowBody",
    __config__=ConfigDict(from_attributes=True),
    id=(uuid.UUID, ...),
    owner_id=(uuid.UUID, ...),
    born=(date, ...),
    since=(date, ...),
    **_texts,
)
NewRow: type[BaseModel] = create_model("NewRow", born=(date, ...), since=(date, ...), **_texts)


def create_app() -> FastAPI:
    """The bare application; the address of the database comes from BASELINE_DATABASE_URL."""
    engine = create_async_engine(os.environ["BASELINE_DATABASE_URL"], pool_size=16, max_overflow=0)
    sessions = async_sessionmaker(engine, expire_on_commit=False)
    app = FastAPI()

    async def session() -> AsyncIterator[AsyncSession]:
        async with sessions() as opened:
            yield opened

    def owner(authorization: Annotated[str, Header()]) -> uuid.UUID:
        try:
            claims = jwt.decode(
                authorization.removeprefix("Bearer "), SECRET, algorithms=["HS256"], audience="baseline"
            )
        except JWTError as error:
            raise HTTPException(401) from error
        return uuid.UUID(claims["sub"])

    @app.get("/clients/{row_id}", response_model=RowBody)
    async def read(
        row_id: uuid.UUID,
        _owner: Annotated[uuid.UUID, Depends(owner)],
        db: Annotated[AsyncSession, Depends(session)],
    ) -> Any:
        row = await db.get(Row, row_id)
        if row is None:
            raise HTTPException(404)
        return row

    @app.get("/clients", response_model=list[RowBody])
    async def listing(
        me: Annotated[uuid.UUID, Depends(owner)], db: Annotated[AsyncSession, Depends(session)]
    ) -> Any:
        return (await db.scalars(select(Row).where(Row.owner_id == me).order_by(Row.id).limit(50))).all()

    @app.post("/clients", response_model=RowBody, status_code=201)
    async def create(
        body: NewRow,  # type: ignore[valid-type]
        me: Annotated[uuid.UUID, Depends(owner)],
        db: Annotated[AsyncSession, Depends(session)],
    ) -> Any:
        row = Row(id=uuid.uuid4(), owner_id=me, **body.model_dump())  # type: ignore[attr-defined]
        db.add(row)
        await db.commit()
        return row

    return app
