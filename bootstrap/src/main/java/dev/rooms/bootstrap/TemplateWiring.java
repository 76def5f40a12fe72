package dev.rooms.bootstrap;

import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.ChangeDefault;
import dev.rooms.application.template.CreateTemplate;
import dev.rooms.application.template.DeleteTemplate;
import dev.rooms.application.template.GetTemplate;
import dev.rooms.application.template.ListTemplates;
import dev.rooms.application.template.MakeTemplateDefault;
import dev.rooms.application.template.SeedTemplates;
import dev.rooms.application.template.TemplateUse;
import dev.rooms.application.template.Templates;
import dev.rooms.application.template.UpdateTemplate;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

class TemplateWiring {
    @Produces
    @Singleton
    ChangeDefault changeDefault(Templates templates, Transactions transactions, InstantSource clock) {
        return new ChangeDefault(templates, transactions, clock);
    }

    @Produces
    @Singleton
    CreateTemplate createTemplate(
            Templates templates, ChangeDefault changeDefault, Transactions transactions, Ids ids, InstantSource clock) {
        return new CreateTemplate(templates, changeDefault, transactions, ids, clock);
    }

    @Produces
    @Singleton
    GetTemplate getTemplate(Templates templates, Transactions transactions) {
        return new GetTemplate(templates, transactions);
    }

    @Produces
    @Singleton
    ListTemplates listTemplates(Templates templates, Transactions transactions) {
        return new ListTemplates(templates, transactions);
    }

    @Produces
    @Singleton
    UpdateTemplate updateTemplate(
            Templates templates, ChangeDefault changeDefault, Transactions transactions, InstantSource clock) {
        return new UpdateTemplate(templates, changeDefault, transactions, clock);
    }

    @Produces
    @Singleton
    MakeTemplateDefault makeTemplateDefault(ChangeDefault changeDefault, Transactions transactions) {
        return new MakeTemplateDefault(changeDefault, transactions);
    }

    @Produces
    @Singleton
    DeleteTemplate deleteTemplate(Templates templates, TemplateUse use, Transactions transactions) {
        return new DeleteTemplate(templates, use, transactions);
    }

    @Produces
    @Singleton
    SeedTemplates seedTemplates(Templates templates, Transactions transactions, Ids ids, InstantSource clock) {
        return new SeedTemplates(templates, transactions, ids, clock);
    }
}
