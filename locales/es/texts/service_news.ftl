# Lo que el equipo de servicio dice de una solicitud.

service-news-scheduled =
    Hay un técnico asignado para su solicitud { $number }{ $machine ->
        [none] {""}
       *[other] , { $machine }
    }{ $visit ->
        [none] {""}
       *[other] , el { $visit }
    }.
service-news-on-the-way =
    Un técnico va en camino por su solicitud { $number }{ $machine ->
        [none] {""}
       *[other] , { $machine }
    }.
service-news-done =
    Su solicitud { $number }{ $machine ->
        [none] {""}
       *[other] , { $machine },
    } está terminada. Si algo sigue mal, dígamelo.
service-news-cancelled =
    El equipo de servicio ha cancelado su solicitud { $number }{ $machine ->
        [none] {""}
       *[other] , { $machine }
    }. Si no es correcto, pídame servicio técnico.
