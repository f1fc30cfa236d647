"""What went wrong on Spark is told apart: what a user can mend, and what is ours."""

import pytest

from lineofsight.kernel.problems import Problem, Unreadable
from lineofsight.records.sources import spark


def named(name):
    """An error of the bridge to Java, told by its module and name: it has no types in common."""
    return type(name, (Exception,), {"__module__": "py4j.protocol"})


OfJava, OfNetwork = named("Py4JJavaError"), named("Py4JNetworkError")


class Failing:
    """A session that answers every query with one error."""

    def __init__(self, error):
        self.error = error

    def sql(self, _text):
        raise self.error


def answered(error):
    spark.run(spark.Connection(Failing(error)), "select 1 as one")


@pytest.mark.parametrize(
    "words", ["Not enough memory to build and broadcast the table", "java.lang.OutOfMemoryError"]
)
def test_too_little_memory_says_how_to_give_more(words):
    with pytest.raises(Problem, match="out of memory") as raised:
        answered(OfJava(f"An error occurred while calling o1.getResult: {words}"))
    assert "SPARK_DRIVER_MEMORY=8g" in raised.value.do


@pytest.mark.parametrize(
    "error",
    [
        OfNetwork("Answer from Java side is empty"),
        OfJava("Cannot call methods on a stopped SparkContext"),
    ],
)
def test_a_way_that_is_cut_off_is_worth_another_try(error):
    with pytest.raises(Unreadable, match="broke off"):
        answered(error)


def test_what_spark_refuses_of_a_query_is_not_called_cut_off():
    error = OfJava("java.lang.ArithmeticException: divide by zero")
    with pytest.raises(OfJava) as raised:
        answered(error)
    assert raised.value is error
