package dev.rooms.application.shared;

final class InMemoryAnswersTest implements AnswersContract {
    private final Transactions transactions = new InMemoryTransactions();
    private final Answers answers = new InMemoryAnswers();

    @Override
    public Answers answers() {
        return answers;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }
}
