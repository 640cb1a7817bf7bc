/** What is said of any picture on its way to us. */
export default {
  'photo.uploading': 'Sending the picture …',
  'photo.progress': 'How much of the picture is sent',
  'photo.problem.NOT_A_PICTURE':
    'This doesn’t look like a picture we can show. Choose a JPEG, PNG, WebP or GIF file.',
  'photo.problem.PICTURE_TOO_LARGE':
    'The picture is {actual}\u00a0MB, and the limit is {size}\u00a0MB. Choose a smaller one, or take a new one.',
  'photo.problem.EMPTY': 'The file is empty. Choose another picture.',
  'photo.problem.offline':
    'You are offline, so we couldn’t send the picture. Try again when you are online.',
  'photo.problem.unreachable':
    'Min Side isn’t answering, so we couldn’t send the picture. Try again in a moment.',
  'photo.problem.failed':
    'Something went wrong on our side, and the picture wasn’t saved. Please try again in a little while.',
};
