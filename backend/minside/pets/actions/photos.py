"""A pet's photo: uploaded first, then worn."""

from uuid import UUID

from minside.core import files
from minside.pets.tables import Pet

from .animals import Animal, PetNotFound, get, is_


async def set_photo(customer: UUID, pet: UUID, upload: UUID) -> Animal:
    """Let the pet wear an uploaded picture, in place of the one before.

    The one it wears already is no matter. Raises `PetNotFound`, `core.files.UploadGone`.
    """
    before = await _lock(customer, pet)
    if before != upload:
        await files.take(customer, upload)
        await _wear(customer, pet, upload, instead_of=before)
    return await get(customer, pet, "pet")


async def remove_photo(customer: UUID, pet: UUID) -> Animal:
    """Take the photo away, if there is one. Raises `PetNotFound`."""
    before = await _lock(customer, pet)
    await _wear(customer, pet, None, instead_of=before)
    return await get(customer, pet, "pet")


async def _lock(customer: UUID, pet: UUID) -> UUID | None:
    """The photo that the pet wears, which nobody else changes until this is done."""
    row = await Pet.select(Pet.photo).where(is_(customer, pet)).lock_rows("UPDATE").first()
    if row is None:
        raise PetNotFound("pet")
    return row["photo"]


async def _wear(customer: UUID, pet: UUID, photo: UUID | None, *, instead_of: UUID | None) -> None:
    await Pet.update({Pet.photo: photo}).where(is_(customer, pet))
    if instead_of:
        await files.delete(customer, instead_of)
