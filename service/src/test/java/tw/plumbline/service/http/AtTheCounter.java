package tw.plumbline.service.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;
import tw.plumbline.service.Application;

/** A test before the whole service, on a database that all such tests share. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = Application.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "PLUMBLINE_PASSWORD_PORTAL=" + Counter.PASSWORD,
      "PLUMBLINE_PASSWORD_OFFICIAL=" + Counter.PASSWORD,
      "PLUMBLINE_PASSWORD_OFFICIAL_2=" + Counter.PASSWORD
    })
@ContextConfiguration(initializers = Counter.Database.class)
@interface AtTheCounter {}
