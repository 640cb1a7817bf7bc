"""A pet's photo: uploaded first, then worn."""

from uuid import UUID

from minside.core import files
from minside.pets.tables import Pet

from .animals import Animal, get, is_


async def set_photo(customer: UUID, pet: UUID, upload: UUID) -> Animal:
    """Let the pet wear an uploaded picture, in place of the one before.

    Raises `PetNotFound`, `core.files.UploadGone`.
    """
    before = await get(customer, pet, "pet")
    await files.take(customer, upload)
    await _wear(customer, before, upload)
    return await get(customer, pet, "pet")


async def remove_photo(customer: UUID, pet: UUID) -> Animal:
    """Take the photo away, if there is one. Raises `PetNotFound`."""
    before = await get(customer, pet, "pet")
    await _wear(customer, before, None)
    return await get(customer, pet, "pet")


async def _wear(customer: UUID, before: Animal, photo: UUID | None) -> None:
    await Pet.update({Pet.photo: photo}).where(is_(customer, before.id))
    if before.photo:
        await files.delete(customer, before.photo.id)
