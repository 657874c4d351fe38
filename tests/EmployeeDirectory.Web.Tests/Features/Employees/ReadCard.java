import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.io.text.VCardReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/** Prints what ez-vcard objects to in the vCard of a file, then what it understands, one "name: value" a line. */
class ReadCard {
    private static final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] files) throws Exception {
        try (var reader = new VCardReader(Files.newBufferedReader(Path.of(files[0]), StandardCharsets.UTF_8))) {
            var card = reader.readNext();
            reader.getWarnings().forEach(warning -> say("problem", warning));
            card.validate(VCardVersion.V4_0).forEach(found -> say("problem", found.getValue()));
            if (reader.readNext() != null) say("problem", "a second card");
            tell(card);
        }
    }

    private static void tell(VCard card) {
        say("version", card.getVersion().getVersion());
        say("kind", card.getKind().getValue());
        say("uid", card.getUid().getValue());
        say("rev", card.getRevision().getValue().toInstant());
        say("name", card.getFormattedName().getValue());
        var name = card.getStructuredName();
        if (name != null) say("sorted", name.getFamily(), name.getGiven());
        card.getExtendedProperties("PRONOUNS").forEach(pronouns -> say("pronouns", VObjectPropertyValues.unescape(pronouns.getValue())));
        card.getTitles().forEach(title -> say("title", title.getValue()));
        card.getOrganizations().forEach(organization -> say("organization", organization.getValues().toArray()));
        card.getEmails().forEach(email -> say("email", email.getValue()));
        card.getTelephoneNumbers().forEach(phone -> say("phone", phone.getText() != null ? phone.getText() : phone.getUri()));
        card.getAddresses().forEach(address -> say("place", address.getLocality()));
        say("zone", card.getTimezone() == null ? "" : card.getTimezone().getText());
        if (card.getCategories() != null) say("skills", card.getCategories().getValues().toArray());
        card.getNotes().forEach(note -> say("note", note.getValue()));
        card.getUrls().forEach(url -> say("url", url.getValue()));
        card.getRelations().forEach(person -> say("related", person.getTypes().get(0).getValue(), person.getUri()));
        card.getPhotos().forEach(photo ->
                say("photo", photo.getContentType().getMediaType(), Base64.getEncoder().encodeToString(photo.getData())));
    }

    private static void say(String name, Object... values) {
        out.println(name + ": " + Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(" | ")).replace("\n", "⏎"));
    }
}
