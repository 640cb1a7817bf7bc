/** What is said of any picture on its way to us. */
export default {
  'photo.uploading': 'Sender bildet …',
  'photo.progress': 'Så mye av bildet er sendt',
  'photo.problem.NOT_A_PICTURE':
    'Dette er ikke et bilde vi kan vise. Velg en fil av typen JPEG, PNG, WebP eller GIF.',
  'photo.problem.PICTURE_TOO_LARGE':
    'Bildet er på {actual}\u00a0MB, og grensen er {size}\u00a0MB. Velg et mindre, eller ta et nytt.',
  'photo.problem.EMPTY': 'Fila er tom. Velg et annet bilde.',
  'photo.problem.offline':
    'Du er uten nett, så vi fikk ikke sendt bildet. Prøv igjen når du er på nett.',
  'photo.problem.unreachable':
    'Min Side svarer ikke, så vi fikk ikke sendt bildet. Prøv igjen om litt.',
  'photo.problem.failed': 'Noe gikk galt hos oss, og bildet ble ikke lagret. Prøv igjen om litt.',
};
