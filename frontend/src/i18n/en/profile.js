export default {
  'profile.title': 'Profile and addresses',
  'profile.intro': 'What we know about you, and how we reach you. Change it whenever you like.',
  'profile.unchanged': 'Nothing has changed.',
  'profile.undone': 'The change has been undone. Everything is as it was.',

  'profile.person.title': 'About you',
  'profile.confirmed': 'Last confirmed on {day}.',
  'profile.email': 'E-mail',
  'profile.email.hint': 'You sign in with this address, and it is where we write to you.',
  'profile.email.none':
    'We have no e-mail address for you yet. Add one, and you can sign in next time.',
  'profile.email.add': 'Add an e-mail address',
  'profile.email.change': 'Change e-mail address',
  'profile.number': 'Customer number',
  'profile.number.hint': 'The shop knows you by it, also when you write or call.',
  'profile.firstName': 'First name',
  'profile.lastName': 'Last name',
  'profile.phone': 'Phone number',
  'profile.phone.hint': 'Norwegian numbers don’t need a country code.',
  'profile.phone.texts':
    'If you change the number, a yes to marketing by SMS holds no longer. You choose anew under',
  'profile.birthYear': 'Year of birth',
  'profile.birthYear.hint':
    'You can have fixed deliveries, and marketing adapted to you, from the year you turn 19. Other marketing you can agree to from the year you turn 16. We only ask for the year, never the date.',
  'profile.birthYear.invalid': 'Enter four digits, such as 1984.',
  'profile.language': 'Language',
  'profile.language.hint':
    'For Min Side and for what we write to you. It is the same choice as at the top of the page.',
  'profile.person.save': 'Save',
  'profile.person.saved': 'Your details have been saved.',
  'profile.person.saved.phone':
    'Your details are saved. We send no marketing by SMS to the new number before you say yes to it, under Consents and marketing.',

  'profile.post.title': 'Postal address',
  'profile.post.text':
    'Invoices and other post about your orders come here. Parcels go to your usual delivery address, and here as long as you have none.',
  'profile.post.save': 'Save postal address',
  'profile.post.saved': 'Your postal address has been saved.',

  'address.recipient': 'Recipient',
  'address.recipient.hint': 'The name to put on the parcel.',
  'address.street': 'Street and number',
  'address.street2': 'Address line 2',
  'address.street2.hint': 'Such as a flat number or c/o.',
  'address.postcode': 'Postcode',
  'address.city': 'Town or city',
  'address.country': 'Country',
  'address.instructions': 'Note to the driver',
  'address.instructions.hint': 'Such as “Leave it behind the hedge. The dog is friendly.”',
  'address.isDefault': 'Make this my usual delivery address',

  'delivery.title': 'Delivery addresses',
  'delivery.text':
    'Places we can deliver to: home, the cabin, or whoever looks after your pet. Parcels go to your usual address unless you choose another.',
  'delivery.none':
    'You have no delivery addresses yet. Until you do, parcels go to your postal address.',
  'delivery.full':
    'You have {count} addresses, which is all we have room for. Delete one to add another.',
  'delivery.add': 'Add a delivery address',
  'delivery.new': 'New delivery address',
  'delivery.edit': 'Edit {street}',
  'delivery.edit.short': 'Edit',
  'delivery.delete': 'Delete {street}',
  'delivery.delete.short': 'Delete',
  'delivery.delete.anyway': 'Delete it all the same',
  'delivery.delete.keep': 'Keep the address',
  'delivery.make-default': 'Set as usual address: {street}',
  'delivery.make-default.short': 'Set as usual',
  'delivery.is-default': 'Your usual address',
  'delivery.save': 'Save address',
  'delivery.added': '{street} has been added.',
  'delivery.saved': '{street} has been saved.',
  'delivery.deleted': '{street} has been deleted. We no longer deliver there.',
  'delivery.restored': '{street} is back.',
  'delivery.made-default': '{street} is now your usual delivery address.',

  'history.title': 'Changes to your profile',
  'history.text': 'What has changed and who changed it: you, customer service or our system.',
  'history.none': 'Nothing has changed yet.',
};
