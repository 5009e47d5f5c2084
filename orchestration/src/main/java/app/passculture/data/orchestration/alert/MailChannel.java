package app.passculture.data.orchestration.alert;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.mail.javamail.MimeMessagePreparator;

/** Mail, by the server that {@code spring.mail} names. A repeated delivery has the same Message-ID. */
record MailChannel(JavaMailSender server, String sender, Wording wording) implements Channel {

    @Override
    public void deliver(Alert alert) {
        MimeMessagePreparator text = message -> write(alert, message);
        try {
            server.send(text);
        } catch (MailParseException | MailPreparationException | MailAuthenticationException wrong) {
            throw new AlertException.Refused("mail to " + alert.to().target() + ": " + reason(wrong));
        } catch (MailException failure) {
            throw new AlertException.Unreachable("mail to " + alert.to().target() + ": " + reason(failure));
        }
    }

    private void write(Alert alert, MimeMessage message) throws MessagingException {
        MimeMessageHelper mail = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        mail.setFrom(sender);
        mail.setTo(alert.to().target());
        mail.setSubject(wording.subject(alert.about()));
        mail.setText(wording.plain(alert.about()));
        message.saveChanges();
        message.setHeader("Message-ID", "<" + alert.idempotencyKey() + "@orchestration>");
    }

    private static String reason(MailException failure) {
        Throwable cause = failure.getMostSpecificCause();
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
